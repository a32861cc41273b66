"""A page's words without its tags, one line for each heading, paragraph and item."""

import re
from html import unescape

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

BREAKS = re.compile(r"</(?:p|h[1-6]|li)>|<br\s*/?>", re.IGNORECASE)


def lines_of(text):
    """The lines of a merged text: heading, intro, then the body."""
    return "\n".join(filter(None, [text.heading, text.intro, *words_of(text.body)]))


def words_of(value):
    """Every string in a body, in order. Choices and links' addresses are not among them."""
    if isinstance(value, StreamValue):
        return [
            line for child in value if child.block_type != "image" for line in words_of(child.value)
        ]
    if isinstance(value, StructValue):
        return [line for key, part in value.items() if key != "tone" for line in words_of(part)]
    if isinstance(value, ListValue):
        return [line for part in value for line in words_of(part)]
    if isinstance(value, RichText):
        return [plain(value.source)]
    return [value] if isinstance(value, str) and value else []


def plain(html):
    return unescape(strip_tags(BREAKS.sub("\n", html))).replace("\xa0", " ").strip()
