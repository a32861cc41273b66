"""The instant a page is read at, for code that is given nothing but a link."""

from contextvars import ContextVar

# Set where a page begins to answer.
seen_at: ContextVar = ContextVar("seen_at", default=None)
