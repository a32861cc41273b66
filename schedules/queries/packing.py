"""Spans of ticks as two texts for each person: thousands of rows take their time one by one."""

from collections import defaultdict
from typing import Any

from django.db.models import Aggregate, QuerySet, TextField

Spans = dict[int, list[tuple[int, int]]]


class Listed(Aggregate):
    """All values of a group, with commas between."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "STRING_AGG((%(expressions)s)::text, ',')"
        return self.as_sql(compiler, connection, template=template, **context)


def packed(rows: QuerySet) -> QuerySet:
    """For each facilitator its first and its last ticks, ready for a union.

    Both texts grow row by row together, so their orders agree, whatever they are.
    """
    groups = rows.order_by().values("facilitator_id")
    both = groups.annotate(firsts=Listed("first_tick"), lasts=Listed("last_tick"))
    return both.values_list("facilitator_id", "firsts", "lasts")


def unpacked(rows: QuerySet) -> Spans:
    found: Spans = defaultdict(list)
    for pk, firsts, lasts in rows:
        found[pk] += zip(map(int, firsts.split(",")), map(int, lasts.split(",")), strict=True)
    return found
