from django import template
from django.conf import settings
from django.utils.text import slugify

register = template.Library()

# Blocks whose heading opens a part of the text that a reader may want to jump to.
CHAPTER_TYPES = {"chapter", "steps", "signs", "questions", "myths"}


@register.filter
def anchor(heading):
    """Return the id of a part of the text; letters of any script, so that it is never empty."""
    return slugify(heading) or slugify(heading, allow_unicode=True)


@register.filter
def chapters(body):
    """List the headings of a page body as {"heading", "anchor"}, in order."""
    headings = [
        block.value["heading"]
        for block in body
        if block.block_type in CHAPTER_TYPES and block.value["heading"]
    ]
    return [{"heading": heading, "anchor": anchor(heading)} for heading in headings]


@register.simple_tag
def exit_address():
    """Give the exit's target where no context processor has run (the page for a server error)."""
    return settings.EXIT_URL
