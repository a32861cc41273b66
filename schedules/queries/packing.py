"""Spans of ticks as one text for each person: thousands of rows take their time one by one."""

from collections import defaultdict
from typing import Any

from django.db.models import Aggregate, F, Func, QuerySet, TextField

Spans = dict[int, list[tuple[int, int]]]


class Pair(Func):
    """Two whole numbers as "first,last"."""

    template = "(%(expressions)s)"
    arg_joiner = " || ',' || "
    output_field = TextField()


class Listed(Aggregate):
    """All values of a group, with commas between."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "STRING_AGG(%(expressions)s, ',')"
        return self.as_sql(compiler, connection, template=template, **context)


def packed(rows: QuerySet) -> QuerySet:
    """For each facilitator its spans as a text, ready for a union."""
    groups = rows.order_by().values("facilitator_id")
    spans = groups.annotate(spans=Listed(Pair(F("first_tick"), F("last_tick"))))
    return spans.values_list("facilitator_id", "spans")


def unpacked(rows: QuerySet) -> Spans:
    """Every number is followed by its partner, so one walk gives the pairs."""
    found: Spans = defaultdict(list)
    for pk, text in rows:
        numbers = map(int, text.split(","))
        found[pk] += zip(numbers, numbers, strict=True)
    return found
