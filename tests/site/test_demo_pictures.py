"""The demo shows the pictures that Wagtail has rendered; elsewhere the web server sends them."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(settings, tmp_path):
    settings.DEMO, settings.MEDIA_ROOT = True, tmp_path
    for folder in ("images", "original_images"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "bild.png").write_bytes(folder.encode())
    return reverse("demo_picture", args=["bild.png"])


def test_a_rendered_picture_is_sent(client, address):
    response = client.get(address)
    assert address == "/uploads/images/bild.png"
    assert b"".join(response) == b"images"


@pytest.mark.parametrize(
    ("path", "status"), [("nothing.png", 404), ("../original_images/bild.png", 400)]
)
def test_nothing_else_is_sent(client, address, path, status):
    assert client.get(reverse("demo_picture", args=[path])).status_code == status


def test_outside_the_demo_there_is_no_such_page(client, address, settings):
    settings.DEMO = False
    assert client.get(address).status_code == 404
