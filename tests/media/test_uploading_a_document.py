import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from wagtail.models import Collection, UploadedFile

from media.documents import DocumentReason
from media.forms import DOCUMENT_SENTENCES
from media.models import SiteDocument
from tests.media.papers import SCRIPT, paper
from tests.media.uploading import (
    as_a_new_file,
    stored,
    through_many_at_once,
    through_one_form,
    through_the_chooser,
)

DOORS = {
    "one form": through_one_form("wagtaildocs:add"),
    "many at once": through_many_at_once("wagtaildocs:add_multiple"),
    "the chooser": through_the_chooser("wagtaildocs_chooser:create", "document-chooser-upload"),
}
NAME = "Anna Andersson på Storgatan.pdf"
REFUSED = {
    "a page of text": (b"Hello", DocumentReason.NOT_A_PDF),
    "half a paper": (paper()[:60], DocumentReason.INCOMPLETE),
    "a web page after the end": (paper() + b"<script>1</script>", DocumentReason.INCOMPLETE),
    "a script": (paper(SCRIPT), DocumentReason.ACTIVE),
    "a lock": (paper(b"<< /Encrypt 9 0 R >>"), DocumentReason.ENCRYPTED),
}


def sentence(reason: DocumentReason) -> str:
    with translation.override("sv"):
        return str(DOCUMENT_SENTENCES[reason])


def sent(content: bytes, name: str = NAME) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


@pytest.fixture(params=DOORS)
def door(request):
    return DOORS[request.param]


@pytest.fixture
def document(disk, db) -> SiteDocument:
    return SiteDocument.objects.create(
        title="Så går besöket till", file=ContentFile(paper(), name="before.pdf")
    )


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_bad_document_is_refused_in_words_and_leaves_nothing(door, editor, disk, content, reason):
    assert door(editor, sent(content)) == [sentence(reason)]
    assert stored(disk) == []
    assert SiteDocument.objects.count() == UploadedFile.objects.count() == 0


@pytest.mark.parametrize("size", [0, 10 * 1024 * 1024 + 1], ids=["empty", "over 10 MB"])
def test_an_empty_or_huge_document_is_refused_and_leaves_nothing(door, editor, disk, size):
    refused = door(editor, sent(paper().ljust(size) if size else b""))
    assert len(refused) == 1
    assert stored(disk) == []


@pytest.mark.parametrize("name", [NAME, f"{'å' * 300}.pdf", "blad.txt", "blad"])
def test_a_paper_is_stored_as_it_is_under_a_name_that_says_nothing(door, editor, disk, name):
    assert door(editor, sent(paper(), name)) == []
    [path] = stored(disk)
    assert path.read_bytes() == paper()
    assert (len(path.stem), path.suffix) == (32, ".pdf")


def test_a_bad_new_file_leaves_the_old_one_as_it_was(editor, document, disk):
    door = as_a_new_file("wagtaildocs:edit", document.pk)
    before = stored(disk)
    assert door(editor, sent(paper(SCRIPT))) == [sentence(DocumentReason.ACTIVE)]
    assert stored(disk) == before


def test_a_new_file_keeps_the_address_that_people_have_saved(editor, document, disk):
    address = document.url
    new = paper(b"<< /Type /Font >>")
    door = as_a_new_file("wagtaildocs:edit", document.pk)
    door(editor, sent(new))
    SiteDocument.objects.update(title="Så går besöket till")
    document.refresh_from_db()
    assert document.url == address
    assert [path.read_bytes() for path in stored(disk)] == [new]


def test_a_reader_gets_the_paper_under_its_title(client, document):
    response = client.get(document.url)
    assert document.filename == "sa-gar-besoket-till.pdf"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == paper()


def test_a_title_without_latin_letters_still_gives_an_address(db):
    assert SiteDocument(title="زيارة المدرسة").filename == "document.pdf"


def test_what_wagtail_keeps_while_a_title_is_missing_is_checked_too(editor, disk):
    upload = {"title": "", "files[]": sent(paper())}
    answer = editor.post(reverse("wagtaildocs:add_multiple"), upload).json()
    waiting = UploadedFile.objects.get(pk=answer["uploaded_file_id"])
    assert "Anna" not in waiting.file.name

    prefix = f"uploaded-document-{waiting.pk}"
    editor.post(
        reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[waiting.pk]),
        {
            f"{prefix}-title": "A title",
            f"{prefix}-collection": Collection.get_first_root_node().pk,
        },
    )
    assert [path.read_bytes() for path in stored(disk)] == [paper()]
    assert SiteDocument.objects.get().title == "A title"
