"""`manage.py sync_roles`: the groups of staff and what they may do."""

from django.core.management.base import BaseCommand, CommandError

from campaign_site.accounts.roles import PERMISSIONS, sync_roles


class Command(BaseCommand):
    help = "Make the groups of staff and give them their permissions. May be run again."

    def handle(self, **options):
        missing = sync_roles()
        if missing:
            raise CommandError("These permissions do not exist: " + ", ".join(sorted(missing)))
        self.stdout.write(f"{len(PERMISSIONS)} roles are in place.")
