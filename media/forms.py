from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import Field, FileField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media.documents import DocumentReason, refusal
from media.pictures import PictureReason, PictureRefused, reencoded
from media.uploads import overwrite_upload, random_name

PICTURE_SENTENCES = {
    PictureReason.TOO_LARGE: _(
        "This picture is larger than %(size)s. Make it smaller and try again."
    ),
    PictureReason.NOT_A_PICTURE: _(
        "This file is not a JPEG, PNG or WebP picture. A picture from a phone may have to be "
        "saved as JPEG first."
    ),
    PictureReason.TOO_MANY_PIXELS: _(
        "This picture has more than %(megapixels)s million pixels. Make it smaller and try again."
    ),
    PictureReason.DAMAGED: _(
        "This picture is damaged or incomplete. Save it again, or choose another one."
    ),
}
DOCUMENT_SENTENCES = {
    DocumentReason.NOT_A_PDF: _("This file is not a PDF document. Save it as PDF and try again."),
    DocumentReason.INCOMPLETE: _(
        "This PDF is incomplete, or something has been added after its end. Save it as PDF again."
    ),
    DocumentReason.ACTIVE: _(
        "This PDF contains a script, an attached file or a form that sends data. Print it to a "
        "new PDF and try again."
    ),
    DocumentReason.ENCRYPTED: _("This PDF is locked. Save it without a password and try again."),
    DocumentReason.UNREADABLE: _(
        "This PDF could not be checked. Print it to a new PDF and try again."
    ),
}


class PictureField(WagtailImageField):
    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        # Wagtail's own checks open the file by other means and crash on broken ones.
        upload = FileField.to_python(self, data)
        if upload is None:
            return None
        try:
            picture = reencoded(
                upload, max_bytes=self.max_upload_size, max_pixels=self.max_image_pixels
            )
        except PictureRefused as refused:
            raise self.refusal_error(refused.reason) from refused
        overwrite_upload(upload, picture.content)
        upload.name = random_name(picture.extension)
        upload.content_type = picture.content_type
        return upload

    def refusal_error(self, reason: PictureReason) -> ValidationError:
        limits = {
            "size": filesizeformat(self.max_upload_size),
            "megapixels": self.max_image_pixels // 1_000_000,
        }
        return ValidationError(PICTURE_SENTENCES[reason], code=reason, params=limits)


class DocumentField(WagtailDocumentField):
    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        upload = super().to_python(data)
        if upload is None:
            return None
        upload.seek(0)
        reason = refusal(upload.read())
        upload.seek(0)
        if reason:
            raise ValidationError(DOCUMENT_SENTENCES[reason], code=reason)
        upload.name = random_name("pdf")
        upload.content_type = "application/pdf"
        return upload


def _in_place_of(field: Field, field_class: type[FileField]) -> FileField:
    return field_class(label=field.label, required=field.required, widget=field.widget)


class SiteImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Replaced here and not declared: Wagtail leaves the field out of some of its forms.
        if "file" in self.fields:
            self.fields["file"] = _in_place_of(self.fields["file"], PictureField)


class SiteDocumentForm(BaseDocumentForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _in_place_of(self.fields["file"], DocumentField)
