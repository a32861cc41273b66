from pathlib import PurePath

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from media.uploads import random_name


def _extension(filename: str) -> str:
    return PurePath(filename).suffix.lower().removeprefix(".")


def document_path(_document: "SiteDocument", filename: str) -> str:
    return f"documents/{random_name(_extension(filename))}"


class SiteImage(AbstractImage):
    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        # Wagtail lets only its holders pick pictures for a page; it gives it to its own model alone.
        permissions = [("choose_siteimage", "Can choose picture")]

    def get_upload_to(self, filename):
        return f"original_images/{random_name(_extension(filename))}"


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"),
                name="media_one_rendition_per_filter",
            )
        ]


class SiteDocument(AbstractDocument):
    file = models.FileField(upload_to=document_path, verbose_name=_("file"))

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_sitedocument", "Can choose document")]

    def clean(self):
        # A refused upload leaves no name to look at: one reason is enough for a person.
        if self.file:
            super().clean()

    @property
    def filename(self):
        """What the reader's browser calls it; the address lives on when the file is replaced."""
        return f"{slugify(self.title)[:80] or 'document'}.pdf"
