"""Collecting static files: in a process of its own, and only when one has changed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from campaign_site import static_files

COMMAND = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]


class Collecting:
    """Begins at once; `finish` waits and says whether it went well."""

    def __init__(self) -> None:
        self.wanted = sources_hash()
        self.process = None
        if not (settings.STATIC_ROOT.exists() and self.wanted == self.collected()):
            self.process = subprocess.Popen(COMMAND, cwd=settings.BASE_DIR)  # noqa: S603 - our own

    def finish(self) -> bool:
        if self.process is None:
            return True
        is_well = self.process.wait() == 0
        if is_well:
            stamp().write_text(self.wanted)
        return is_well

    def collected(self) -> str:
        return stamp().read_text() if stamp().exists() else ""


def stamp() -> Path:
    return settings.VAR_DIR / "static-files.hash"


def sources_hash() -> str:
    """Over names, sizes and times of all sources, and the code that joins and hashes them."""
    digest = hashlib.sha256(Path(static_files.__file__).read_bytes())
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            status = os.stat(storage.path(name))
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()
