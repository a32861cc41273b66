"""Where signing in happens, and how a page of it is read."""

import re

ASK, CODE, PASSWORD = "/konto/", "/konto/kod/", "/konto/personal/"
SECRET = "ett-langt-losenord-2026"


def text_of(response) -> str:
    """The words of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
