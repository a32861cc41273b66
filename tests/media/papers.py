"""PDF documents as programs and attackers write them, built in code."""

import zlib

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"
SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
END = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def paper(*objects: bytes, end: bytes = END) -> bytes:
    numbered = [
        b"%d 0 obj\n%s\nendobj\n" % (number, body)
        for number, body in enumerate((CATALOG, PAGES, *objects), start=1)
    ]
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"".join(numbered) + end


def stream(body: bytes, entries: bytes = b"", *, newline: bytes = b"\n") -> bytes:
    head = b"<< /Length %d %s >>\nstream" % (len(body), entries)
    return head + newline + body + b"\nendstream"


def packed(
    body: bytes, filters: bytes = b"/Filter /FlateDecode", *, newline: bytes = b"\n"
) -> bytes:
    """An object stream: where newer programs keep all their objects, compressed."""
    entries = b"/Type /ObjStm /N 1 /First 4 " + filters
    return stream(zlib.compress(body), entries, newline=newline)
