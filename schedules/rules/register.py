"""The school unit register's own bodies (`/v2/school-units/{code}`), read as values.

The head's name, the unit's mail address and its telephone number stand in them; nothing here ever
looks at those fields, so they reach neither memory that stays nor the database.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from schedules.rules.texts import letters_in, one_line

LONGEST_LINE = 256 * 1024  # bytes; a body is about 3 KB
LONGEST_NAME = 200
CODE = re.compile(r"[1-9]\d{7}", re.ASCII)
MUNICIPALITY_CODE = re.compile(r"\d{4}", re.ASCII)
FORMS = ("FKLASS", "FTH", "OPPFTH", "GR", "GRAN", "SP", "SAM", "GY", "GYAN", "VUX")


class UnitStatus(StrEnum):
    ACTIVE = "AKTIV"
    DORMANT = "VILANDE"
    CLOSED = "UPPHORT"
    PLANNED = "PLANERAD"

    @property
    def is_over(self) -> bool:
        return self in (UnitStatus.DORMANT, UnitStatus.CLOSED)


class RowReason(StrEnum):
    """Why a row is left out; `NOT_A_SCHOOL` is no fault of the file, the last two are not the row's."""

    TOO_LONG = "too_long"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_A_UNIT = "not_a_unit"
    BAD_CODE = "bad_code"
    BAD_NAME = "bad_name"
    UNKNOWN_STATUS = "unknown_status"
    BAD_MUNICIPALITY = "bad_municipality"
    NOT_A_SCHOOL = "not_a_school"
    DUPLICATE = "duplicate"
    UNKNOWN_MUNICIPALITY = "unknown_municipality"


@dataclass(frozen=True)
class Unit:
    """What we keep of a school unit. `school_forms` are joined by a bar, `organizer` may be empty."""

    code: str
    name: str
    status: UnitStatus
    municipality_code: str
    school_forms: str
    organizer: str
    ended_on: date | None


def body_of(line: bytes) -> dict[str, Any] | RowReason:
    """One line of a JSON Lines file; a byte-order mark is let through."""
    if len(line) > LONGEST_LINE:
        return RowReason.TOO_LONG
    try:
        body = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return RowReason.NOT_UTF8
    except (ValueError, RecursionError):
        return RowReason.NOT_JSON
    return body if isinstance(body, dict) else RowReason.NOT_A_UNIT


def unit_of(body: dict[str, Any]) -> Unit | RowReason:
    """The unit, or the first thing wrong with it."""
    data = part(body, "data")
    facts = part(data, "attributes")
    if not facts:
        return RowReason.NOT_A_UNIT
    code, name = text(data, "schoolUnitCode"), text(facts, "displayName")
    checks = (
        (RowReason.BAD_CODE, not CODE.fullmatch(code)),
        (RowReason.UNKNOWN_STATUS, text(facts, "status") not in list(UnitStatus)),
        (RowReason.NOT_A_SCHOOL, text(facts, "schoolUnitType") in ("CENTRAL", "UTLAND")),
        (RowReason.BAD_NAME, letters_in(name) == 0 or len(name) > LONGEST_NAME),
        (
            RowReason.BAD_MUNICIPALITY,
            not MUNICIPALITY_CODE.fullmatch(text(facts, "municipalityCode")),
        ),
    )
    wrong = next((reason for reason, is_wrong in checks if is_wrong), None)
    return wrong or read_unit(code, name, facts, part(part(body, "included"), "attributes"))


def read_unit(code: str, name: str, facts: dict[str, Any], organizer: dict[str, Any]) -> Unit:
    forms = facts.get("schoolTypes")
    return Unit(
        code=code,
        name=name,
        status=UnitStatus(text(facts, "status")),
        municipality_code=text(facts, "municipalityCode"),
        school_forms="|".join(form for form in FORMS if isinstance(forms, list) and form in forms),
        organizer=text(organizer, "displayName")[:LONGEST_NAME],
        ended_on=day(text(facts, "endDate")),
    )


def code_of(body: dict[str, Any]) -> str:
    """The code of a row that is otherwise bad, so that its school does not count as missing."""
    code = text(part(body, "data"), "schoolUnitCode")
    return code if CODE.fullmatch(code) else ""


def part(value: dict[str, Any], name: str) -> dict[str, Any]:
    """An object within an object; anything else there is as good as nothing."""
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return one_line(found) if isinstance(found, str) else ""


def day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
