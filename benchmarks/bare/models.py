from django.template.response import TemplateResponse
from wagtail.models import Page


class BarePage(Page):
    """A title and nothing else, drawn by an engine that knows nothing of the site."""

    template = "bare/page.html"

    def serve(self, request, *args, **kwargs):
        context = self.get_context(request, *args, **kwargs)
        return TemplateResponse(request, self.template, context, using="bare")
