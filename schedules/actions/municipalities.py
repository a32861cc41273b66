"""Municipalities by their official codes: what schools of the register are matched with."""

from collections.abc import Iterable

from django.db import transaction

from schedules.models import Municipality
from schedules.rules.register import MUNICIPALITY_CODE


def name_municipalities(names: Iterable[tuple[str, str]]) -> int:
    """Pairs of code and name, known ones renamed; gives how many pairs could be used."""
    sound = {
        code: name.strip()
        for code, name in names
        if MUNICIPALITY_CODE.fullmatch(code) and 0 < len(name.strip()) <= 60
    }
    with transaction.atomic():
        Municipality.objects.bulk_create(
            [Municipality(code=code, name=name) for code, name in sound.items()],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["name"],
        )
    return len(sound)
