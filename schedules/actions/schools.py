"""Schools from the register's file. A bad row is named and passed over; no visit is ever lost."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from schedules.actions.school_changes import (
    CHANGING,
    change_host,
    columns_of,
    fates_of,
    organizers_of,
)
from schedules.actions.school_report import Fate, Report
from schedules.models import AuditEntry, Host, Municipality
from schedules.rules.intervals import local_day
from schedules.rules.register import RowReason, Unit, UnitStatus, body_of, code_of, unit_of

BATCH = 500


def import_units(
    lines: Iterable[bytes],
    *,
    progress: Callable[[int], None],
    complete: bool = False,
    dry_run: bool = False,
    by: Any,
    at: datetime,
) -> Report:
    """Take in units line by line. `complete` says that the file holds all: the others close."""
    report = Report()
    places = dict(Municipality.objects.values_list("code", "pk"))
    units = read_units(lines, places, report)
    while batch := list(islice(units, BATCH)):
        with transaction.atomic():
            take_in(batch, places, report, by=by, at=at)
            transaction.set_rollback(dry_run)
        progress(report.read)
    with transaction.atomic():
        look_for_missing(report, close=complete, by=by, at=at)
        transaction.set_rollback(dry_run)
    return report


def read_units(lines: Iterable[bytes], places: dict[str, int], report: Report) -> Iterator[Unit]:
    """The sound units; the others are named in the report. Empty lines are none."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        report.read += 1
        body = body_of(line)
        if isinstance(body, RowReason):
            report.refuse(number, body)
            continue
        unit = known_unit(unit_of(body), places, report)
        if isinstance(unit, RowReason):
            report.refuse(number, unit, code_of(body))
        else:
            report.seen.add(unit.code)
            yield unit


def known_unit(unit: Unit | RowReason, places: dict[str, int], report: Report) -> Unit | RowReason:
    """A sound row may still be the second of its code, or lie where we do not know."""
    if isinstance(unit, RowReason):
        return unit
    if unit.code in report.seen:
        return RowReason.DUPLICATE
    return unit if unit.municipality_code in places else RowReason.UNKNOWN_MUNICIPALITY


def take_in(
    units: list[Unit], places: dict[str, int], report: Report, *, by: Any, at: datetime
) -> None:
    organizers = organizers_of(units)
    known = known_hosts([unit.code for unit in units])
    fresh, changed = [], []
    for unit in units:
        columns = columns_of(unit, places, organizers)
        host = known.get(unit.code)
        if host is not None:
            changed += compare(host, unit, columns, report, at=at)
        elif unit.status == UnitStatus.ACTIVE:
            fresh.append(Host(school_unit_code=unit.code, approved_at=at, **columns))
        else:
            planned = unit.status == UnitStatus.PLANNED
            report.fates[Fate.PLANNED if planned else Fate.PASSED_OVER] += 1
    report.fates.update([Fate.NEW] * len(fresh))
    write(fresh, changed, by=by, at=at)


def known_hosts(codes: list[str]) -> dict[str | None, Host]:
    hosts = Host.objects.select_for_update(no_key=True, of=("self",))
    found = hosts.select_related("municipality").filter(school_unit_code__in=codes)
    return {host.school_unit_code: host for host in found}


def compare(
    host: Host, unit: Unit, columns: dict[str, Any], report: Report, *, at: datetime
) -> list[Host]:
    """The host when it had to be changed, else nothing."""
    fates = fates_of(host, unit, columns)
    former = {Fate.RENAMED: host.name, Fate.MOVED: host.municipality.name}
    change_host(host, unit, columns, fates, today=local_day(at))
    for fate in fates or [Fate.UNCHANGED]:
        report.tell(fate, host, former.get(fate, ""))
    return [host] if fates else []


def write(fresh: list[Host], changed: list[Host], *, by: Any, at: datetime) -> None:
    Host.objects.bulk_create(fresh)
    Host.objects.bulk_update(changed, [*CHANGING, "closed_on"])
    trace(fresh, "imported", by=by, at=at)
    trace(changed, "changed by register", by=by, at=at)


def trace(hosts: list[Host], action: str, *, by: Any, at: datetime) -> None:
    AuditEntry.objects.bulk_create(
        AuditEntry(subject_type="host", subject_id=host.pk, action=action, by=by, at=at)
        for host in hosts
    )


def look_for_missing(report: Report, *, close: bool, by: Any, at: datetime) -> None:
    """Open schools that the file does not name; closed only when every row could be read."""
    schools = Host.objects.filter(kind=Host.Kind.SCHOOL, closed_on=None).order_by("name", "pk")
    missing = [host for host in schools.iterator() if host.school_unit_code not in report.seen]
    report.missing = [f"{host.school_unit_code} {host.name}" for host in missing]
    if not close or report.has_nameless_rows or not report.seen:
        return
    for host in missing:
        host.closed_on = local_day(at)
        report.tell(Fate.CLOSED, host)
    write([], missing, by=by, at=at)
