"""`manage.py import_schools units.jsonl`: hosts from the school unit register, safe to repeat."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schedules.actions.municipalities import name_municipalities
from schedules.actions.school_report import Fate, Report
from schedules.actions.schools import import_units
from schedules.queries.reconciling import visits_ahead
from schedules.rules.register import LONGEST_LINE, RowReason

FATES = {
    Fate.NEW: gettext_lazy("new"),
    Fate.RENAMED: gettext_lazy("renamed"),
    Fate.MOVED: gettext_lazy("moved to another municipality"),
    Fate.UPDATED: gettext_lazy("other school forms or another organizer"),
    Fate.CLOSED: gettext_lazy("closed"),
    Fate.REOPENED: gettext_lazy("open again"),
    Fate.UNCHANGED: gettext_lazy("unchanged"),
    Fate.PLANNED: gettext_lazy("planned, not taken in yet"),
    Fate.PASSED_OVER: gettext_lazy("closed before we knew of them, not taken in"),
}
REASONS = {
    RowReason.TOO_LONG: gettext_lazy("The line is too long to be a school unit."),
    RowReason.NOT_UTF8: gettext_lazy("The line is not written in UTF-8."),
    RowReason.NOT_JSON: gettext_lazy("The line is not JSON."),
    RowReason.NOT_A_UNIT: gettext_lazy("The line does not describe a school unit."),
    RowReason.BAD_CODE: gettext_lazy("The school unit code is not eight digits."),
    RowReason.BAD_NAME: gettext_lazy("The name is missing or too long."),
    RowReason.UNKNOWN_STATUS: gettext_lazy("The status is unknown."),
    RowReason.BAD_MUNICIPALITY: gettext_lazy("The municipality code is not four digits."),
    RowReason.NOT_A_SCHOOL: gettext_lazy("Not a school with pupils here."),
    RowReason.DUPLICATE: gettext_lazy("The code came earlier in the file; that row counts."),
    RowReason.UNKNOWN_MUNICIPALITY: gettext_lazy("The municipality is not in our register."),
}


class Command(BaseCommand):
    help = "Import school units from JSON Lines of the register's own bodies. May be run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="one body of /v2/school-units/{code} a line")
        parser.add_argument(
            "--complete", action="store_true", help="the file holds every school: close the others"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument(
            "--municipalities", type=Path, help="a table to take in first, columns: code,name"
        )

    def handle(self, *, file: Path, municipalities: Path | None, **options) -> None:
        try:
            if municipalities is not None:
                self.name_municipalities(municipalities)
            with file.open("rb") as opened:
                self.import_schools(opened, **options)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(
                _("The file cannot be read: %(reason)s") % {"reason": error}
            ) from error

    def name_municipalities(self, path: Path) -> None:
        with path.open(encoding="utf-8-sig", newline="") as table:
            rows = csv.DictReader(table)
            count = name_municipalities(
                (row.get("code") or "", row.get("name") or "") for row in rows
            )
        self.stdout.write(_("%(count)s municipalities are in place.") % {"count": count})

    def import_schools(self, opened, *, complete: bool, dry_run: bool, **options) -> None:
        at = timezone.now()
        report = import_units(
            lines_of(opened),
            progress=self.tell_progress,
            complete=complete,
            dry_run=dry_run,
            by=None,
            at=at,
        )
        self.tell(report, complete=complete)
        self.tell_reconciling(report, visits_ahead((c.host for c in report.changes), at=at))
        if dry_run:
            self.stdout.write(_("Nothing was written: this was a dry run."))

    def tell_progress(self, read: int) -> None:
        self.stdout.write(_("%(read)s rows read ...") % {"read": read})
        self.stdout.flush()

    def tell(self, report: Report, *, complete: bool) -> None:
        for fate, name in FATES.items():
            if report.fates[fate]:
                self.stdout.write(f"{report.fates[fate]:8d}  {name}")
        for reason, name in REASONS.items():
            if report.reasons[reason]:
                self.stdout.write(f"{report.reasons[reason]:8d}  {name}")
        for row in report.bad:
            place = _("Line %(line)s") % {"line": row.line}
            self.stderr.write(f"{place}: {REASONS[row.reason]} {row.code}".rstrip())
        if report.missing:
            self.stdout.write(missing_heading(report, complete=complete))
            self.stdout.writelines(f"  {school}\n" for school in report.missing)

    def tell_reconciling(self, report: Report, ahead: dict[int, int]) -> None:
        """Those whose visits a person should look at."""
        concerned = [change for change in report.changes if change.host in ahead]
        if concerned:
            self.stdout.write(_("Look at these, they have visits ahead:"))
        for change in concerned:
            what = (
                f"{FATES[change.fate]} ({change.before})" if change.before else FATES[change.fate]
            )
            self.stdout.write(f"  {change.code} {change.name}: {what}, {ahead[change.host]}")


def missing_heading(report: Report, *, complete: bool) -> str:
    values = {"count": len(report.missing)}
    if not complete:
        return _("%(count)s schools are not in the file; they stay open:") % values
    if report.has_nameless_rows or not report.seen:
        return _("%(count)s schools are not among the rows that could be read; they stay open:") % (
            values
        )
    return _("%(count)s schools were not in the file and are closed:") % values


def lines_of(file: BinaryIO) -> Iterator[bytes]:
    """Line by line; of one that is too long only as much as shows that it is."""
    while line := file.readline(LONGEST_LINE + 1):
        yield line
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE + 1)
