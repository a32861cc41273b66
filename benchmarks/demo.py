"""The demo, loaded into this process's database; what its readers and its clock meet."""

from django.db import connection
from django.utils import timezone

from benchmarks.bare.models import BarePage
from campaign_site.demo.loading import load_everything


def load_demo() -> None:
    # Before any page is deleted: Wagtail then looks into the table of every page type.
    with connection.schema_editor() as editor:
        editor.create_model(BarePage)
    load_everything(at=timezone.now(), say=lambda part: None)
