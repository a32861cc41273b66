"""Log lines without readers: no address of a page beyond its kind, no text of an error."""

import logging
import traceback
from pathlib import Path
from types import TracebackType

from django.conf import settings


class NamesNobody(logging.Filter):
    """Says of a request only its answer and the pattern of its address: the rest can name a visit,
    carry a token, or repeat what a browser sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None:
            status = getattr(record, "status_code", "")
            record.msg, record.args = "%s %s %s", (status, request.method, kind_of(request))
        return True


def kind_of(request) -> str:
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "an unknown address"


class WithoutTexts(logging.Formatter):
    """An error by its kind and places: databases and mail servers repeat people in its text."""

    def format(self, record: logging.LogRecord) -> str:
        """In our words, even where another handler has already written the error in its own."""
        theirs, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = theirs

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None]
    ) -> str:
        kind, _error, trace = ei
        places = [f"  {short(one.filename)}:{one.lineno}" for one in traceback.extract_tb(trace)]
        return "\n".join([f"{kind.__module__}.{kind.__qualname__} at", *places])


def short(filename: str) -> str:
    path = Path(filename)
    base = settings.BASE_DIR
    return str(path.relative_to(base) if path.is_relative_to(base) else path)
