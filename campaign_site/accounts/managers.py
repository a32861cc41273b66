"""How users are made and found: always by one lower-case address."""

import unicodedata
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import BaseUserManager
from django.db import models

# Whoever has not proven an address within a day is forgotten.
UNVERIFIED_FOR = timedelta(hours=24)


class UserQuerySet(models.QuerySet):
    def staff(self):
        return self.filter(is_staff=True)

    def hosts(self):
        return self.filter(is_staff=False, is_superuser=False)

    def forgotten(self, at: datetime):
        """Hosts' users who asked for a code, never used one, and had a day to do so."""
        return (
            self.hosts()
            .filter(last_login__isnull=True, date_joined__lt=at - UNVERIFIED_FOR)
            .exclude(emailaddress__verified=True)
        )


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    use_in_migrations = False

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return unicodedata.normalize("NFC", email or "").strip().lower()

    def get_by_natural_key(self, username: str):
        return self.get(email=self.normalize_email(username))

    def create_user(self, email: str, password: str | None = None, **fields: Any):
        """A user; without a password only a mailed code signs them in."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        return self.create(
            email=self.normalize_email(email), password=make_password(password), **fields
        )

    def create_superuser(self, email: str, password: str | None = None, **fields: Any):
        return self.create_user(
            email, password, **fields | {"is_staff": True, "is_superuser": True}
        )
