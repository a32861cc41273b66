"""Whether a file is a plain PDF: nothing in it runs, sends, or hides another file.

Pure Python: no Django, no storage. A look at the document's names, not a reader of documents;
docs/decisions says what that does not find.
"""

import re
import zlib
from collections.abc import Iterator
from enum import StrEnum

MAX_UNPACKED_BYTES = 20 * 1024 * 1024

WHITESPACE = b"\x00\t\n\f\r "
NAME = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]+)")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb">>\s*stream\r?\n")
OBJECT = re.compile(rb"\d\s{1,9}\d{1,9}\s{1,9}obj")

ACTIVE = frozenset(
    b"EmbeddedFile EmbeddedFiles ImportData JS JavaScript Launch RichMedia SubmitForm XFA".split()
)
FILTERS = frozenset(
    b"A85 AHx ASCII85Decode ASCIIHexDecode Crypt Fl FlateDecode LZW LZWDecode RL"
    b" RunLengthDecode".split()
)


class DocumentReason(StrEnum):
    NOT_A_PDF = "not_a_pdf"
    INCOMPLETE = "incomplete"
    ACTIVE = "active"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"


class Unreadable(Exception):
    """A packed part cannot be looked into, so nothing can be said about the document."""


def refusal(content: bytes) -> DocumentReason | None:
    if not content.startswith(b"%PDF-"):
        return DocumentReason.NOT_A_PDF
    if not content.rstrip(WHITESPACE).endswith(b"%%EOF"):
        return DocumentReason.INCOMPLETE
    try:
        names = {name for part in _readable_parts(content) for name in _names(part)}
    except Unreadable:
        return DocumentReason.UNREADABLE
    if b"Encrypt" in names:
        return DocumentReason.ENCRYPTED
    return DocumentReason.ACTIVE if names & ACTIVE else None


def _names(part: bytes) -> list[bytes]:
    """Every name in `part`, with its escapes undone: /J#53 and /JS are the same name."""
    written = NAME.findall(part)
    plain = {name: ESCAPE.sub(_character, name) for name in set(written)}
    return [plain[name] for name in written]


def _character(escape: re.Match[bytes]) -> bytes:
    return bytes([int(escape[1], 16)])


def _readable_parts(content: bytes) -> Iterator[bytes]:
    """The text between the streams, and the streams that hold objects, unpacked.

    Pictures and fonts are left out: their bytes spell out forbidden names by chance.
    """
    room = MAX_UNPACKED_BYTES
    position = 0
    for start, end in _streams(content):
        head, body = content[position:start], content[start:end]
        position = end
        yield head
        if b"ObjStm" in _names(head):
            objects = _unpacked(head, body, room)
            room -= len(objects)
            yield objects
        elif OBJECT.search(body):
            yield _without_packed_objects(body)
    yield _without_packed_objects(content[position:])


def _streams(content: bytes) -> Iterator[tuple[int, int]]:
    """Where each stream's bytes begin and end, in one pass however the file is made."""
    opening = STREAM.search(content)
    while opening and (end := content.find(b"endstream", opening.end())) >= 0:
        yield opening.end(), end
        opening = STREAM.search(content, end)


def _without_packed_objects(part: bytes) -> bytes:
    if b"ObjStm" in _names(part):
        raise Unreadable
    return part


def _unpacked(head: bytes, body: bytes, room: int) -> bytes:
    names = _names(head)
    filters = [name for name in names if name in FILTERS]
    if names.count(b"ObjStm") != 1 or b"Predictor" in names:
        raise Unreadable
    if not filters and b"Filter" not in names:
        return body
    if filters != [b"FlateDecode"]:
        raise Unreadable
    stream = zlib.decompressobj()
    try:
        objects = stream.decompress(body, max(room, 1))
    except zlib.error as error:
        raise Unreadable from error
    if not stream.eof:
        raise Unreadable
    return objects
