"""Many processes ask for the same time at once. Run as a program; prints what each one met.

The database is named by DATABASE_URL and is used up. `--unguarded` takes the lock and the
constraint away, to show that the race is real: on PostgreSQL it must then book double.
"""

import argparse
import json
import os
import time as clock
from datetime import date, datetime, time, timedelta
from multiprocessing import get_context
from uuid import uuid4

import django

AT = datetime.fromisoformat("2026-10-06T09:00:00+02:00")
START = datetime.fromisoformat("2026-10-20T10:00:00+02:00")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--processes", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--unguarded", action="store_true")
    options = parser.parse_args()
    django.setup()
    seeded = seed(options.processes)
    if options.unguarded:
        take_guards_away()
    rounds = [stampede(seeded, number, options) for number in range(options.rounds)]
    print(json.dumps(rounds))  # noqa: T201 - the test reads it


def seed(people):
    """One team of one facilitator with hours on many days, and a member for each process."""
    from tests.factories import schedules as factories  # noqa: PLC0415 - needs Django set up

    place = factories.make_municipality()
    team = factories.make_team(municipalities=[place])
    facilitator = factories.make_facilitator(team=team)
    for n in range(100):
        factories.make_hours(facilitator, START.date() + timedelta(days=n))
    offer = factories.make_offer(team=team, notice_school_days=1)
    host = factories.make_host(municipality=place)
    members = [factories.make_member(host).pk for _ in range(people)]
    return {"offer": offer.pk, "host": host.pk, "members": members}


def take_guards_away():
    from django.db import connection  # noqa: PLC0415 - needs Django set up

    from schedules.actions import visits  # noqa: PLC0415
    from schedules.models import Claim  # noqa: PLC0415

    visits.lock_facilitators = lambda pks: None
    with connection.schema_editor() as editor:
        editor.remove_constraint(Claim, Claim._meta.constraints[0])


def stampede(seeded, number, options):
    """One round: all processes wait at a barrier, then ask for the round's own time."""
    from django.db import connections  # noqa: PLC0415 - needs Django set up

    from schedules.models import Assignment, Visit  # noqa: PLC0415

    starts_at = start_of(number)
    connections.close_all()
    context = get_context("fork")
    barrier, answers = context.Barrier(options.processes), context.Queue()
    started = [
        context.Process(target=ask, args=(seeded, member, starts_at, barrier, answers))
        for member in seeded["members"][: options.processes]
    ]
    for process in started:
        process.start()
    met = [answers.get(timeout=120) for _ in started]
    for process in started:
        process.join()
    booked = Assignment.objects.filter(visit__starts_at=starts_at).count()
    # Answered before the next round: a host may have only so many requests that wait.
    Visit.objects.update(status="confirmed", requested_at=AT - timedelta(days=2))
    return counted(met) | {"booked": booked}


def counted(met):
    """What all of them met, as counts and seconds."""
    outcomes = [outcome for outcome, _, _ in met]
    return {
        "won": outcomes.count("won"),
        "refused": outcomes.count("taken"),
        "errors": [o for o in outcomes if o not in {"won", "taken"}],
        "seconds": max(end for _, _, end in met) - min(start for _, start, _ in met),
        "waits": sorted(end - start for _, start, end in met),
    }


def start_of(number):
    """A school day of its own for every round."""
    from schedules.rules.intervals import local_instant  # noqa: PLC0415 - after the parent's setup
    from schedules.rules.school_days import school_days  # noqa: PLC0415

    days = school_days(START.date(), date(2027, 1, 25))
    return local_instant(days[number % len(days)], time(10))


def ask(seeded, member, starts_at, barrier, answers):
    """What one person meets: won, a refusal's reason, or the name of an error."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415 - in the child

    from schedules.models import Host, VisitOffer  # noqa: PLC0415

    person = get_user_model().objects.get(pk=member)
    offer = VisitOffer.objects.with_needs().get(pk=seeded["offer"])
    host = Host.objects.select_related("municipality").get(pk=seeded["host"])
    look_at_times(offer, host, starts_at)
    barrier.wait()
    begun = clock.time()
    outcome = try_to_book(offer, host, person, starts_at)
    answers.put((outcome, begun, clock.time()))
    answers.close()
    answers.join_thread()
    os._exit(0)


def look_at_times(offer, host, starts_at):
    """As a person does first; so the connection and the code are warm, as a web server's are."""
    from schedules.queries.free_times import free_times  # noqa: PLC0415 - in the child

    free_times(offer, host, first=starts_at.date(), last=starts_at.date(), at=AT)


def try_to_book(offer, host, person, starts_at):
    from schedules.actions.visits import request_visit  # noqa: PLC0415 - in the child
    from schedules.errors import Refused  # noqa: PLC0415

    try:
        request_visit(offer, host, details(starts_at), by=person, at=AT)
    except Refused as refusal:
        return refusal.reason.value
    except Exception as error:  # noqa: BLE001 - every error is what the test looks for
        return type(error).__name__
    return "won"


def details(starts_at):
    from schedules.rules.details import VisitDetails  # noqa: PLC0415 - in the child

    return VisitDetails(
        starts_at=starts_at,
        year_group="Gymnasiet år 2",
        group_size=25,
        meeting_place="Huvudingången",
        contact_name="Lärare 1",
        contact_phone="",
        needs_interpreter=False,
        is_step_free=True,
        form_key=uuid4(),
    )


if __name__ == "__main__":
    main()
