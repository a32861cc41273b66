"""Writes a page once, writes it again when our text changed, and never over what a person wrote."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from wagtail.models import Locale

from campaign_site.demo.bodies import as_text

ROBOT = "demoinnehall@kommun.example"


def robot():
    """Whose name stands on what the demo wrote; nobody can sign in as it."""
    people = get_user_model().objects
    return people.get_or_create(
        email=ROBOT,
        defaults={"name": "Demoinnehåll", "is_active": False, "password": make_password(None)},
    )[0]


@dataclass(frozen=True)
class Writer:
    by: Any

    locale: Locale

    def write(self, parent, model, key: UUID, *, live: bool = True, **fields):
        """The page with this key, as our content has it unless a person has changed it."""
        page = model.objects.filter(translation_key=key, locale=self.locale).first()
        if page is None:
            page = model(translation_key=key, locale=self.locale, live=False)
            fill(page, fields)
            parent.add_child(instance=page)
        elif self.is_by_person(page) or not differs(page := newest(page), fields):
            return page
        else:
            fill(page, fields)
            # What a person took away stays away; our text waits as a draft.
            live = page.live
        revision = page.save_revision(user=self.by)
        if live:
            revision.publish(user=self.by, skip_permission_checks=True)
        return model.objects.get(pk=page.pk)

    def is_by_person(self, page) -> bool:
        latest = page.latest_revision
        return latest is not None and latest.user_id != self.by.pk


def newest(page):
    """The page with the text of its draft, where it has one."""
    return page.get_latest_revision_as_object() if page.has_unpublished_changes else page


def fill(page, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(page, name, as_text(value) if name == "body" else value)


def differs(page, fields: dict[str, Any]) -> bool:
    return any(now(page, name) != value for name, value in fields.items())


def now(page, name: str) -> Any:
    value = getattr(page, name)
    return list(value.raw_data) if name == "body" else value
