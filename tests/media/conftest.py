"""A person who may upload, and a real disk to see what was left on it."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model


@pytest.fixture
def disk(settings, tmp_path) -> Path:
    """Files are moved and named on a disk in ways that a store in memory does not show."""
    on_disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "default": on_disk}
    return tmp_path


@pytest.fixture
def editor(client, db):
    client.force_login(get_user_model().objects.create_superuser("redaktor@kommunen.example"))
    return client
