"""What needs an answer, at the top of the first page of the administration."""

from django.utils import timezone
from wagtail.admin.ui.components import Component

from schedules.queries.desk_home import home_of
from schedules.viewsets.words import when


class DeskPanel(Component):
    name = "desk"
    order = 50
    template_name = "schedules/admin/home.html"

    def get_context_data(self, parent_context):
        home = home_of(parent_context["request"].user, at=timezone.now())
        own = [{"when": when(visit), "visit": visit} for visit in home.own_visits or []]
        return {"home": home, "own": own}
