"""Static files: one joined style sheet, hashed names, compressed once."""

import posixpath
import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

ENTRY = "css/site.css"
IMPORT = re.compile(r'@import "(?P<name>[^"]+)"(?: layer\((?P<layer>[\w-]+)\))?;')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def join_styles(name, read):
    """Return the style sheet `name` with its imports in place, each within its cascade layer.

    `read` gives the text of a file by its static name.
    """

    def place(match):
        inner = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["name"]))
        text = join_styles(inner, read)
        return f"@layer {match['layer']} {{ {text} }}" if match["layer"] else text

    text = IMPORT.sub(place, COMMENT.sub("", read(name)))
    return re.sub(r"\s+", " ", text).strip()


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Imports are for reading; a browser gets one file."""

    def post_process(self, paths, dry_run=False, **options):
        if ENTRY in paths and not dry_run:
            paths = {**paths, ENTRY: (self, self._save_joined(paths))}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _save_joined(self, paths):
        def read(name):
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        joined = join_styles(ENTRY, read)
        self.delete(ENTRY)
        return self._save(ENTRY, ContentFile(joined.encode()))

    def stored_name(self, name):
        # Before the first collectstatic (tests, development) the plain names are served.
        return super().stored_name(name) if self.hashed_files else name
