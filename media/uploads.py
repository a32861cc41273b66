from uuid import uuid4

from django.core.files import File


def random_name(extension: str) -> str:
    """A file's own name may hold a person's; this one holds nothing."""
    return f"{uuid4().hex}.{extension}"


def overwrite_upload(upload: File, content: bytes) -> None:
    """Replaces the bytes where they lie, in memory or in the temporary file.

    Wagtail keeps the upload itself when another field is refused, so it must be clean too.
    """
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(content)
    upload.file.flush()
    upload.file.seek(0)
    upload.size = len(content)
