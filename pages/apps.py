from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Pages")

    def ready(self):
        from pages.receivers import connect  # noqa: PLC0415 - models are not loaded before ready

        connect()
