"""Everything between new code and a running site, in one process, safe to repeat."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from campaign_site.collecting import Collecting


class Command(BaseCommand):
    help = "Bring database, roles, catalogues and static files up to this code; safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument(
            "--only-database", action="store_true", help="neither static files nor demo content"
        )

    def handle(self, *args, only_database: bool, **options):
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        with self.step("Compiling the catalogues"):
            call_command("compile_catalogues", verbosity=0)
        # On the other core, while this one migrates.
        collecting = None if only_database else Collecting()
        with self.step("Migrating the database"):
            self.migrate()
        with self.step("Setting the roles"):
            call_command("sync_roles", verbosity=0)
        if collecting is None:
            return
        with self.step("Collecting static files"):
            if not collecting.finish():
                raise CommandError("The static files could not be collected; see above.")
        if settings.DEMO:
            with self.step("Loading the demo content"):
                call_command("load_demo", stdout=self.stdout)

    def migrate(self):
        # Migrating makes and drops model classes by the thousand; looking for garbage as often as
        # usual would take a third of the time.
        gc.set_threshold(500_000)
        call_command("migrate", verbosity=0, skip_checks=True)
        call_command("createcachetable", verbosity=0)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self.stdout.write(f"  {name} ...")
        self.stdout.flush()
        began = time.monotonic()
        yield
        self.stdout.write(f"  {name}: {time.monotonic() - began:.1f} s")
        self.stdout.flush()
