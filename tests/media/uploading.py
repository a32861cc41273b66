"""Every door through which a file enters the desk, behind one shape: open it and see."""

from collections.abc import Callable
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

Door = Callable[[Client, SimpleUploadedFile], list[str]]


def stored(disk: Path) -> list[Path]:
    return sorted(path for path in disk.rglob("*") if path.is_file())


def fields(upload: SimpleUploadedFile, prefix: str = "") -> dict:
    return {
        f"{prefix}title": "A title",
        f"{prefix}file": upload,
        f"{prefix}collection": Collection.get_first_root_node().pk,
    }


def through_one_form(address: str) -> Door:
    def upload(client: Client, file: SimpleUploadedFile) -> list[str]:
        response = client.post(reverse(address), fields(file))
        return [] if response.status_code == 302 else response.context["form"].errors["file"]

    return upload


def through_many_at_once(address: str) -> Door:
    def upload(client: Client, file: SimpleUploadedFile) -> list[str]:
        response = client.post(reverse(address), {"title": "A title", "files[]": file})
        answer = response.json()
        return [] if answer["success"] else answer["error_message"].split("\n")

    return upload


def through_the_chooser(address: str, prefix: str) -> Door:
    def upload(client: Client, file: SimpleUploadedFile) -> list[str]:
        response = client.post(reverse(address), fields(file, f"{prefix}-"))
        if response.json()["step"] == "chosen":
            return []
        return response.context["creation_form"].errors["file"]

    return upload


def as_a_new_file(address: str, pk: int) -> Door:
    def upload(client: Client, file: SimpleUploadedFile) -> list[str]:
        response = client.post(reverse(address, args=[pk]), fields(file))
        return [] if response.status_code == 302 else response.context["form"].errors["file"]

    return upload
