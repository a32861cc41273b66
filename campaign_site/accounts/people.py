"""Making and proving the users of hosts."""

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction


@transaction.atomic
def find_or_make_person(address: str, *, language: str):
    """The user with this address; an unknown one is made without password, role or membership."""
    person, _made = get_user_model().objects.get_or_create(
        email=address, defaults={"language": language, "password": make_password(None)}
    )
    if not person.is_staff:
        EmailAddress.objects.get_or_create(
            user=person, email=address, defaults={"primary": True, "verified": False}
        )
    return person


@transaction.atomic
def confirm_address(person) -> None:
    """Holds the address for proven, as for people whom an administrator enters."""
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"primary": True, "verified": True}
    )
