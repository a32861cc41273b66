"""`manage.py clock`: a tick each minute on the minute, and the tasks that Wagtail enqueues."""

import signal
import sys
import time
from datetime import datetime
from types import FrameType

from django.core.management.base import BaseCommand
from django.db import close_old_connections, reset_queries
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from campaign_site.steps import run_steps, where

MINUTE = 60


class Command(BaseCommand):
    help = "Tick each minute until told to stop; prints a line when something was done."

    def handle(self, **options):
        while True:
            self.run_pass()
            time.sleep(MINUTE - time.time() % MINUTE)

    def run_pass(self) -> None:
        """Nothing but a signal ends the clock: what fails now may work in a minute."""
        obey_signals()
        reset_queries()
        close_old_connections()
        at = timezone.now()
        for job in (run_steps, run_tasks):
            try:
                done = [str(one) for one in job(at=at) if one]
            except Exception as error:  # noqa: BLE001 - the guard of one pass
                done = [f"{job.__name__}: FAILED, {where(error)}"]
            if done:
                self.stdout.write(f"{timezone.localtime(at):%Y-%m-%d %H:%M} {'; '.join(done)}")
                self.stdout.flush()


def obey_signals() -> None:
    """Each pass anew, since a worker of tasks sets its own."""
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def stop(signum: int, frame: FrameType | None) -> None:
    """At once, wherever it is: every step bears that."""
    sys.exit(0)


def run_tasks(*, at: datetime) -> list[str]:
    """The tasks that are ready; one that runs when the signal comes is let finish."""
    ready = DBTaskResult.objects.ready().count()
    if not ready:
        return []
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    worker.configure_signals()
    worker.run()
    if not worker.running:
        sys.exit(0)
    return [f"run_tasks: {ready}"]
