from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Compiles locale/*.po into VAR_DIR/locale, where the site reads them; needs no gettext."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="fail when a sentence lacks its translation"
        )

    def handle(self, *, check, **options):
        for source in sorted((settings.BASE_DIR / "locale").rglob("*.po")):
            catalogue = polib.pofile(str(source))
            if check:
                self.refuse_incomplete(source, catalogue)
            else:
                self.compile(source, catalogue)

    def compile(self, source, catalogue):
        target = settings.LOCALE_PATHS[0] / source.relative_to(settings.BASE_DIR / "locale")
        target.parent.mkdir(parents=True, exist_ok=True)
        # Renamed when whole: a site or a test that is running may read it at any moment.
        partial = target.with_suffix(".partial")
        catalogue.save_as_mofile(str(partial))
        partial.replace(target.with_suffix(".mo"))
        self.stdout.write(f"{source.name}: {len(catalogue.translated_entries())} sentences")

    def refuse_incomplete(self, source: Path, catalogue):
        missing = catalogue.untranslated_entries() + catalogue.fuzzy_entries()
        if missing:
            listed = "\n".join(f"  {entry.msgid}" for entry in missing)
            raise CommandError(f"{source}: {len(missing)} without translation:\n{listed}")
