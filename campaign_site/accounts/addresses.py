"""What an e-mail address may look like here, and in words why one may not."""

import unicodedata
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

LONGEST = 254
# Control, format (zero-width, direction), surrogate, unassigned and private characters.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
is_address = EmailValidator(allowlist=[])


class AddressReason(StrEnum):
    LINE_BREAK = "line_break"
    TOO_LONG = "too_long"
    INVISIBLE = "invisible"
    FOREIGN_DOMAIN = "foreign_domain"
    FOREIGN_NAME = "foreign_name"
    STARTS_WITH_DASH = "starts_with_dash"
    NOT_AN_ADDRESS = "not_an_address"


SENTENCES = {
    AddressReason.LINE_BREAK: _("The address has a line break in it. Write it on one line."),
    AddressReason.TOO_LONG: _("The address is too long. An address has at most 254 characters."),
    AddressReason.INVISIBLE: _(
        "The address holds invisible characters, perhaps from where it was copied. "
        "Type it by hand instead."
    ),
    AddressReason.FOREIGN_DOMAIN: _(
        "We cannot reach addresses with other letters than a to z after the @ sign. "
        "Use another address, or ask your IT support how yours is written with a to z."
    ),
    AddressReason.FOREIGN_NAME: _(
        "We cannot reach addresses with other letters than a to z before the @ sign. "
        "Check the spelling, or use another address."
    ),
    AddressReason.STARTS_WITH_DASH: _("An address cannot start with a dash. Check the first sign."),
    AddressReason.NOT_AN_ADDRESS: _(
        "This does not look like an e-mail address. Write it like name@school.se."
    ),
}


def normal_address(typed: str) -> str:
    """The one way an address is stored and compared."""
    return unicodedata.normalize("NFC", typed).strip().lower()


def refusal(typed: str) -> AddressReason | None:
    address = normal_address(typed)
    name, _at, domain = address.rpartition("@")
    checks = (
        (len(address.splitlines()) > 1, AddressReason.LINE_BREAK),
        (len(address) > LONGEST, AddressReason.TOO_LONG),
        (any(unicodedata.category(c) in INVISIBLE for c in address), AddressReason.INVISIBLE),
        (not domain.isascii(), AddressReason.FOREIGN_DOMAIN),
        (not name.isascii(), AddressReason.FOREIGN_NAME),
        (address.startswith("-"), AddressReason.STARTS_WITH_DASH),
        (not _is_plain(address), AddressReason.NOT_AN_ADDRESS),
    )
    return next((reason for wrong, reason in checks if wrong), None)


def _is_plain(address: str) -> bool:
    """A name at a domain with a dot: quotes and bare numbers are allowed by the standard, not here."""
    if '"' in address or "[" in address:
        return False
    try:
        is_address(address)
    except ValidationError:
        return False
    return True
