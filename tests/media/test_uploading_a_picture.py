from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import translation
from PIL import Image
from wagtail.models import Collection, UploadedFile

from media.forms import PICTURE_SENTENCES
from media.models import SiteImage
from media.pictures import MAX_BYTES, PictureReason
from tests.media import pictures
from tests.media.uploading import (
    as_a_new_file,
    stored,
    through_many_at_once,
    through_one_form,
    through_the_chooser,
)

DOORS = {
    "one form": through_one_form("wagtailimages:add"),
    "many at once": through_many_at_once("wagtailimages:add_multiple"),
    "the chooser": through_the_chooser("wagtailimages_chooser:create", "image-chooser-upload"),
}
NAME = "Anna Andersson på Storgatan.jpg"
REFUSED = {
    "half a JPEG": (pictures.truncated(pictures.jpeg()), PictureReason.DAMAGED),
    "a tiny GIF": (pictures.TINY_GIF, PictureReason.NOT_A_PICTURE),
    "a drawing with a script": (pictures.SVG, PictureReason.NOT_A_PICTURE),
    "a phone's own format": (pictures.HEIC, PictureReason.NOT_A_PICTURE),
    "more than 10 MB": (pictures.jpeg().ljust(MAX_BYTES + 1, b"\0"), PictureReason.TOO_LARGE),
    "121 million pixels": (pictures.bomb(11_000), PictureReason.TOO_MANY_PIXELS),
}
TAKEN = {
    "a phone photo": pictures.phone_photo(),
    "a script after the end": pictures.script_appended(),
    "a moving WebP": pictures.frames("WEBP"),
    "a print picture": pictures.saved(pictures.halves("CMYK"), "JPEG"),
    "a PNG with notes": pictures.tagged_png(),
}


def sentence(reason: PictureReason) -> str:
    with translation.override("sv"):
        return PICTURE_SENTENCES[reason] % {"size": filesizeformat(MAX_BYTES), "megapixels": 25}


def sent(content: bytes, name: str = NAME) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


@pytest.fixture(params=DOORS)
def door(request):
    return DOORS[request.param]


@pytest.fixture(params=[0, 10**9], ids=["on disk on the way in", "in memory on the way in"])
def way_in(request, settings):
    """Django keeps small uploads in memory and large ones in temporary files."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = request.param


@pytest.fixture
def picture(disk, db) -> SiteImage:
    return SiteImage.objects.create(
        title="Before", file=ContentFile(pictures.jpeg(), name="before.jpg")
    )


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_bad_picture_is_refused_in_words_and_leaves_nothing(door, editor, disk, content, reason):
    assert door(editor, sent(content)) == [sentence(reason)]
    assert stored(disk) == []
    assert SiteImage.objects.count() == UploadedFile.objects.count() == 0


def test_an_empty_file_is_refused_in_words_and_leaves_nothing(door, editor, disk):
    with translation.override("sv"):
        expected = translation.gettext("The submitted file is empty.")
    assert door(editor, sent(b"")) == [expected]
    assert stored(disk) == []


@pytest.mark.parametrize("content", TAKEN.values(), ids=TAKEN)
def test_a_picture_is_stored_clean_and_under_a_name_that_says_nothing(door, editor, disk, content):
    assert door(editor, sent(content)) == []
    image = SiteImage.objects.get()
    originals = stored(disk / "original_images")
    assert [str(path) for path in originals] == [image.file.path]
    assert not {"Anna", "Storgatan"} & set(originals[0].name.replace("_", " ").split())
    clean = originals[0].read_bytes()
    assert pictures.SECRET.encode() not in clean
    assert dict(Image.open(BytesIO(clean)).getexif()) == {}
    assert (image.width, image.height, image.file_size) == (64, 32, len(clean))


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_bad_new_file_leaves_the_old_one_as_it_was(editor, picture, disk, content, reason):
    door = as_a_new_file("wagtailimages:edit", picture.pk)
    assert door(editor, sent(content)) == [sentence(reason)]
    picture.refresh_from_db()
    assert stored(disk / "original_images") == [disk / picture.file.name]
    assert (disk / picture.file.name).read_bytes() == pictures.jpeg()


def test_a_new_file_takes_the_place_of_the_old_one(editor, picture, disk, way_in):
    door = as_a_new_file("wagtailimages:edit", picture.pk)
    assert door(editor, sent(pictures.phone_photo())) == []
    picture.refresh_from_db()
    assert stored(disk / "original_images") == [disk / picture.file.name]
    assert pictures.SECRET.encode() not in (disk / picture.file.name).read_bytes()


def test_a_name_of_300_characters_does_no_harm(door, editor, disk):
    assert door(editor, sent(pictures.jpeg(), f"{'å' * 300}.jpg")) == []
    assert len(stored(disk / "original_images")[0].name) == len(".jpg") + 32


@pytest.mark.parametrize("name", ["photo", "photo.gif", "photo.heic", "photo.jpg.exe", "photo.PNG"])
def test_the_content_and_not_the_name_says_what_it_is(door, editor, disk, name):
    assert door(editor, sent(pictures.jpeg(), name)) == []
    assert stored(disk / "original_images")[0].suffix == ".jpg"


def test_what_wagtail_keeps_while_a_title_is_missing_is_clean_too(editor, disk, way_in):
    """It sets the upload itself aside, and stores it when the title has been given."""
    upload = {"title": "", "files[]": sent(pictures.phone_photo())}
    answer = editor.post(reverse("wagtailimages:add_multiple"), upload).json()
    waiting = UploadedFile.objects.get(pk=answer["uploaded_file_id"])
    assert "Anna" not in waiting.file.name
    assert pictures.SECRET.encode() not in (disk / waiting.file.name).read_bytes()

    prefix = f"uploaded-image-{waiting.pk}"
    editor.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {
            f"{prefix}-title": "A title",
            f"{prefix}-collection": Collection.get_first_root_node().pk,
        },
    )
    image = SiteImage.objects.get()
    assert stored(disk / "original_images") == [disk / image.file.name]
    assert pictures.SECRET.encode() not in (disk / image.file.name).read_bytes()


@pytest.mark.parametrize("spec", ["original", "width-20", "max-30x30|format-webp"])
def test_what_is_shown_of_a_phone_photo_tells_nothing_of_the_phone(editor, disk, spec):
    DOORS["one form"](editor, sent(pictures.phone_photo()))
    with SiteImage.objects.get().get_rendition(spec).file.open() as rendition:
        shown = rendition.read()
    assert pictures.SECRET.encode() not in shown
    assert dict(Image.open(BytesIO(shown)).getexif()) == {}


def test_the_details_can_be_changed_without_sending_the_file_again(editor, picture, disk):
    details = {"title": "After", "collection": Collection.get_first_root_node().pk}
    before = stored(disk)
    response = editor.post(reverse("wagtailimages:edit", args=[picture.pk]), details)
    picture.refresh_from_db()
    assert (response.status_code, picture.title, stored(disk)) == (302, "After", before)
