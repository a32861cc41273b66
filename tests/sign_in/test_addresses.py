"""What people type for an address, and the sentence each mistake gets."""

import pytest
from django.contrib.auth import get_user_model

from campaign_site.accounts.addresses import SENTENCES, AddressReason, normal_address, refusal
from tests.sign_in.places import ASK

LONG = "a" * 60 + "@" + ".".join(["b" * 60] * 4) + ".se"

REFUSED = {
    "anna@skolan.se\nBcc: alla@skolan.se": AddressReason.LINE_BREAK,
    "anna@skolan.se\r\nSubject: hej": AddressReason.LINE_BREAK,
    "anna@skolan.se\u2028x": AddressReason.LINE_BREAK,
    "a" * 288 + "@skolan.se": AddressReason.TOO_LONG,
    LONG: AddressReason.TOO_LONG,
    "anna\u200b@skolan.se": AddressReason.INVISIBLE,
    "anna@skolan\u00ad.se": AddressReason.INVISIBLE,
    "\u202eanna@skolan.se": AddressReason.INVISIBLE,
    "anna@\x00skolan.se": AddressReason.INVISIBLE,
    "anna@skolan.se\ufeff": AddressReason.INVISIBLE,
    "anna@räksmörgås.se": AddressReason.FOREIGN_DOMAIN,
    "anna@sko\u043ban.se": AddressReason.FOREIGN_DOMAIN,
    "åsa@skolan.se": AddressReason.FOREIGN_NAME,
    "-oQ@b.se": AddressReason.STARTS_WITH_DASH,
    "anna": AddressReason.NOT_AN_ADDRESS,
    "anna@": AddressReason.NOT_AN_ADDRESS,
    "@skolan.se": AddressReason.NOT_AN_ADDRESS,
    "anna@skolan": AddressReason.NOT_AN_ADDRESS,
    "root@localhost": AddressReason.NOT_AN_ADDRESS,
    "anna@[127.0.0.1]": AddressReason.NOT_AN_ADDRESS,
    '"anna"@skolan.se': AddressReason.NOT_AN_ADDRESS,
    "anna svensson@skolan.se": AddressReason.NOT_AN_ADDRESS,
    "anna@skolan.se, bo@skolan.se": AddressReason.NOT_AN_ADDRESS,
    "anna@skolan..se": AddressReason.NOT_AN_ADDRESS,
}

ACCEPTED = {
    "anna@skolan.se": "anna@skolan.se",
    "  Anna.B+besok@Edu.Skolan.SE \n": "anna.b+besok@edu.skolan.se",
    "anna@xn--rksmrgs-5wao1o.se": "anna@xn--rksmrgs-5wao1o.se",
    "o'neill@skolan.se": "o'neill@skolan.se",
    "a-b@skolan.se": "a-b@skolan.se",
}


@pytest.mark.parametrize(("typed", "reason"), REFUSED.items())
def test_an_odd_address_is_refused_for_its_own_reason(typed, reason):
    assert refusal(typed) == reason


@pytest.mark.parametrize(("typed", "stored"), ACCEPTED.items())
def test_an_ordinary_address_is_stored_in_one_way(typed, stored):
    assert refusal(typed) is None
    assert normal_address(typed) == stored


def test_every_reason_has_a_sentence_of_its_own():
    assert set(SENTENCES) == set(AddressReason)
    assert len({str(sentence) for sentence in SENTENCES.values()}) == len(AddressReason)


@pytest.mark.parametrize("typed", REFUSED)
def test_the_form_says_the_sentence_keeps_what_was_typed_and_mails_nobody(
    visitor, typed, mailoutbox
):
    response = visitor.post(ASK, {"email": typed, "next": "/besok/tider/7/"})
    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors["email"] == [str(SENTENCES[REFUSED[typed]])]
    assert form["email"].value() == typed
    assert 'value="/besok/tider/7/"' in response.content.decode()
    assert mailoutbox == []
    assert get_user_model().objects.count() == 0


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_an_empty_form_gets_a_sentence_too(visitor, typed):
    response = visitor.post(ASK, {"email": typed})
    assert len(response.context["form"].errors["email"]) == 1


def test_a_form_without_the_field_gets_a_sentence_too(visitor):
    assert visitor.post(ASK, {}).status_code == 200
