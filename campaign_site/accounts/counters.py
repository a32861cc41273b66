"""The names under which tries are counted: good for a day, and never leading back."""

import ipaddress

from django.utils import timezone
from django.utils.crypto import salted_hmac


def name_for_today(text: str) -> str:
    salt = f"campaign_site.accounts.counters.{timezone.localdate()}"
    return salted_hmac(salt, text, algorithm="sha256").hexdigest()


def household(address: str) -> str:
    """The part of a network address that one household or school shares."""
    parsed = ipaddress.ip_address(address)
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
