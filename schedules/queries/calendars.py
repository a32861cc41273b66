"""The school years that count for a host: its own, else its municipality's, else the formula."""

from datetime import date

from schedules.models import Host, SchoolYear
from schedules.rules.school_days import Calendars, SchoolCalendar


def calendars_for(host: Host) -> Calendars:
    """Two queries; a host's own year stands before its municipality's."""
    years = SchoolYear.objects.filter(municipality=host.municipality_id, host=None)
    own = SchoolYear.objects.filter(host=host)
    found = (years | own).order_by("host_id").prefetch_related("breaks")
    layers = sorted(found, key=lambda year: year.host_id is not None)
    return Calendars(
        known={year.starting: calendar_of(year) for year in layers},
        sportlov_week=host.municipality.sportlov_week,
    )


def calendar_of(year: SchoolYear) -> SchoolCalendar:
    breaks: tuple[tuple[date, date], ...] = tuple(
        (pause.first_on, pause.last_on) for pause in year.breaks.all()
    )
    return SchoolCalendar(
        terms=(
            (year.autumn_first_on, year.autumn_last_on),
            (year.spring_first_on, year.spring_last_on),
        ),
        breaks=breaks,
        preliminary=not year.is_confirmed,
    )
