"""Several ticks at once over one outbox. Run as a program; prints what each of them counted.

The database is named by DATABASE_URL and is used up; mail goes to a server on the given port.
"""

import argparse
import json
import sys
from dataclasses import asdict
from multiprocessing import get_context

import django
from django.db import transaction
from django.test import override_settings


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--ticks", type=int, default=4)
    parser.add_argument("--messages", type=int, default=40)
    options = parser.parse_args()
    django.setup()
    seed(options.messages)
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=options.port,
    ):
        sys.stdout.write(json.dumps(rush(options.ticks)))


def seed(messages):
    from schedules.models import Notice  # noqa: PLC0415 - needs Django set up
    from tests.factories.notices import make_wanted  # noqa: PLC0415

    with transaction.atomic():
        for _ in range(messages):
            make_wanted(Notice.Kind.MEMBERSHIP_APPROVED)


def rush(ticks):
    """All wait at a barrier, then send until nothing is due."""
    from django.db import connections  # noqa: PLC0415 - needs Django set up

    connections.close_all()
    context = get_context("fork")
    barrier, answers = context.Barrier(ticks), context.Queue()
    started = [context.Process(target=tick, args=(barrier, answers)) for _ in range(ticks)]
    for process in started:
        process.start()
    counts = [answers.get(timeout=120) for _ in started]
    for process in started:
        process.join()
    return counts


def tick(barrier, answers):
    from schedules.actions.outbox import send_due  # noqa: PLC0415 - in the child
    from tests.factories.schedules import NOW  # noqa: PLC0415

    barrier.wait()
    try:
        answers.put(asdict(send_due(at=NOW)))
    except Exception as error:  # noqa: BLE001 - every error is what the test looks for
        answers.put({"error": type(error).__name__})


if __name__ == "__main__":
    main()
