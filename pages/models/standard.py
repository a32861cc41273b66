from django.utils.translation import gettext_lazy as _

from pages.models.base import BodyPage


class StandardPage(BodyPage):
    """About the site: hiding one's tracks, accessibility, how texts are checked."""

    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    template = "pages/standard_page.html"

    class Meta:
        verbose_name = _("Standard page")
