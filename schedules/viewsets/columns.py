"""Columns of the desk's lists."""

from wagtail.admin.ui.tables import Column

from schedules.queries.desk import shown_name

# Wagtail breaks titles at any letter, which at the width of a phone leaves one in each line.
ONE_LINE = "w-whitespace-nowrap"


class StateColumn(Column):
    """A status as a tag, which stands out in the rows where somebody has something to do."""

    cell_template_name = "schedules/admin/state_cell.html"

    def __init__(self, name, *, stands_out=lambda row: False, **kwargs):
        super().__init__(name, **kwargs)
        self.stands_out = stands_out

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"stands_out": self.stands_out(instance)}


class PeopleColumn(Column):
    """Who comes: names or roles, by who is looking."""

    cell_template_name = "schedules/admin/people_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        viewer = context["request"].user
        context["people"] = [
            {"name": shown_name(one.facilitator, viewer), "is_away": one.is_away}
            for one in instance.assignments.all()
        ]
        return context
