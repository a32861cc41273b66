"""What the clock does for this app."""

from datetime import datetime

from django.contrib.auth import get_user_model


def erase_unverified(at: datetime) -> int:
    """Erases those who asked for a code a day ago and never used one; returns how many."""
    _rows, per_model = get_user_model().objects.forgotten(at).delete()
    return per_model.get("accounts.User", 0)
