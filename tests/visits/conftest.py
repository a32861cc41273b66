"""A Tuesday in October, and the counter as it is then."""

import pytest
import time_machine

from tests.factories.schedules import NOW, make_member, make_visit
from tests.visits.counter import open_counter


@pytest.fixture
def october():
    """Pages read the clock themselves, so here it stands still."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def counter(db, october):
    return open_counter()


@pytest.fixture
def visit(counter):
    """Confirmed, booked by a colleague; two come."""
    people = list(counter.team.facilitators.all())
    return make_visit(
        offer=counter.offer,
        host=counter.host,
        contact=make_member(counter.host, name="Kollega 1"),
        facilitators=people,
        meeting_place="Huvudingången, sal 214",
        year_group="Gymnasiet, år 2",
    )
