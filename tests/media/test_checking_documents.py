import time
import zlib

import pytest

from media.documents import MAX_UNPACKED_BYTES, DocumentReason, refusal
from tests.media.papers import END, SCRIPT, packed, paper, stream

PLAIN = {
    "a plain paper": paper(),
    "one with space after its end": paper(end=END + b"\r\n \x00"),
    "one that opens on a page": paper(b"<< /S /GoTo /D [3 0 R /Fit] >>"),
    "one with links": paper(b"<< /S /URI /URI (https://kommunen.example/) >>"),
    "one with packed objects": paper(packed(b"3 0 << /Type /Font >>")),
    "one with an object stream in clear": paper(
        stream(b"3 0 << /Type /Font >>", b"/Type /ObjStm /N 1 /First 4")
    ),
    "one whose picture spells a forbidden name": paper(stream(b"\x00/JS \xff/Launch ")),
    "one with a longer name": paper(b"<< /JSubset 1 /Launchpad 2 >>"),
    "one saved twice": paper() + paper()[9:],
}
REFUSED = {
    "nothing": (b"", DocumentReason.NOT_A_PDF),
    "a page of text": (b"Hello", DocumentReason.NOT_A_PDF),
    "something put before the start": (b"<script></script>" + paper(), DocumentReason.NOT_A_PDF),
    "half a paper": (paper()[:60], DocumentReason.INCOMPLETE),
    "something put after the end": (paper() + b"<script>", DocumentReason.INCOMPLETE),
    "a zip put after the end": (paper() + b"PK\x03\x04", DocumentReason.INCOMPLETE),
    "a script": (paper(SCRIPT), DocumentReason.ACTIVE),
    "a script under an escaped name": (
        paper(b"<< /S /J#61vaScrip#74 >>"),
        DocumentReason.ACTIVE,
    ),
    "a script among packed objects": (paper(packed(b"3 0 " + SCRIPT)), DocumentReason.ACTIVE),
    "a script in what claims to be a picture": (
        paper(stream(b"endobj 7 0 obj " + SCRIPT)),
        DocumentReason.ACTIVE,
    ),
    "a program to start": (paper(b"<< /S /Launch /F (calc) >>"), DocumentReason.ACTIVE),
    "an attached file": (paper(stream(b"x", b"/Type /EmbeddedFile")), DocumentReason.ACTIVE),
    "a form that sends": (paper(b"<< /S /SubmitForm >>"), DocumentReason.ACTIVE),
    "a lock": (paper(end=END.replace(b"/Size", b"/Encrypt 9 0 R /Size")), DocumentReason.ENCRYPTED),
    "objects packed another way": (
        paper(packed(b"3 0 x", b"/Filter [/FlateDecode /ASCIIHexDecode]")),
        DocumentReason.UNREADABLE,
    ),
    "objects packed in a way told elsewhere": (
        paper(packed(b"3 0 x", b"/Filter 9 0 R")),
        DocumentReason.UNREADABLE,
    ),
    "objects shuffled before packing": (
        paper(packed(b"3 0 x", b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>")),
        DocumentReason.UNREADABLE,
    ),
    "objects whose packing is broken": (
        paper(stream(b"no zlib", b"/Type /ObjStm /Filter /FlateDecode")),
        DocumentReason.UNREADABLE,
    ),
    "packed objects with an odd line end": (
        paper(packed(SCRIPT, newline=b"\r")),
        DocumentReason.UNREADABLE,
    ),
    "packed objects in what claims to be a picture": (
        paper(stream(b"endobj 7 0 obj " + packed(SCRIPT))),
        DocumentReason.UNREADABLE,
    ),
    "objects whose packing never ends": (
        paper(stream(zlib.compress(SCRIPT)[:-8], b"/Type /ObjStm /Filter /FlateDecode")),
        DocumentReason.UNREADABLE,
    ),
    "objects that unpack to too much": (
        paper(packed(bytes(MAX_UNPACKED_BYTES + 1))),
        DocumentReason.UNREADABLE,
    ),
    "many that do so together": (
        paper(*[packed(bytes(MAX_UNPACKED_BYTES // 2)) for _ in range(3)]),
        DocumentReason.UNREADABLE,
    ),
}


@pytest.mark.parametrize("content", PLAIN.values(), ids=PLAIN)
def test_a_plain_paper_is_taken(content):
    assert refusal(content) is None


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_paper_that_does_more_than_be_read_is_refused_with_its_reason(content, reason):
    assert refusal(content) == reason


@pytest.mark.parametrize(
    "filling", [b">>stream\n", b">>\n", b">> stream\nendstream", b"/ObjStm ", b"1 0 obj ", b"/A#41"]
)
def test_ten_megabytes_made_to_be_slow_are_answered_soon(filling):
    content = b"%PDF-1.7\n" + filling * (10_000_000 // len(filling)) + b"\n%%EOF"
    began = time.process_time()
    refusal(content)
    assert time.process_time() - began < 10
