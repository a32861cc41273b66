"""The address form carries no token; it looks at where the browser says it comes from."""

import pytest
from django.test import Client

from tests.sign_in.places import ASK, CODE

NEW = {"email": "ny@skolan.example"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Sec-Fetch-Site": "none"}, 302),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://testserver"}, 302),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 302),
    ],
)
def test_only_our_own_page_may_send_the_form(db, headers, status):
    client = Client(enforce_csrf_checks=True)
    assert client.post(ASK, NEW, headers=headers).status_code == status


def test_the_code_form_needs_its_token(db):
    client = Client(enforce_csrf_checks=True)
    client.post(ASK, NEW, headers={"Sec-Fetch-Site": "same-origin"})
    assert client.post(CODE, {"code": "1234-5678"}).status_code == 403
    token = str(client.get(CODE).context["csrf_token"])
    data = {"code": "1234-5678", "csrfmiddlewaretoken": token}
    assert client.post(CODE, data).status_code == 200
