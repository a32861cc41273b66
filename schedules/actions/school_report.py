"""What an import of schools found: counts for everybody, rows and changes for a person to look at."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from schedules.models import Host
from schedules.rules.register import RowReason

# So many bad rows are named; the rest are counted.
NAMED = 1000


class Fate(StrEnum):
    """What became of a unit; one may be renamed and moved at once."""

    NEW = "new"
    RENAMED = "renamed"
    MOVED = "moved"
    UPDATED = "updated"
    CLOSED = "closed"
    REOPENED = "reopened"
    UNCHANGED = "unchanged"
    # Not taken in: not begun yet, or over before we knew of it.
    PLANNED = "planned"
    PASSED_OVER = "passed_over"


# Those that whoever has booked should hear of.
TO_LOOK_AT = frozenset({Fate.RENAMED, Fate.MOVED, Fate.CLOSED})


@dataclass(frozen=True)
class BadRow:
    line: int
    reason: RowReason
    code: str


@dataclass(frozen=True)
class Change:
    """`before` is the host's former name or municipality."""

    fate: Fate
    host: int
    code: str
    name: str
    before: str = ""


@dataclass
class Report:
    read: int = 0
    fates: Counter[Fate] = field(default_factory=Counter)
    reasons: Counter[RowReason] = field(default_factory=Counter)
    bad: list[BadRow] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    # Some row's code could not be read: then nobody can say which schools are missing.
    has_nameless_rows: bool = False

    def refuse(self, line: int, reason: RowReason, code: str = "") -> None:
        self.reasons[reason] += 1
        if code:
            self.seen.add(code)
        else:
            self.has_nameless_rows = True
        if len(self.bad) < NAMED and reason != RowReason.NOT_A_SCHOOL:
            self.bad.append(BadRow(line, reason, code))

    def tell(self, fate: Fate, host: Host, before: str = "") -> None:
        self.fates[fate] += 1
        if fate in TO_LOOK_AT:
            self.changes.append(Change(fate, host.pk, host.school_unit_code, host.name, before))
