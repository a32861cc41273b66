"""What a page's body can hold. Each block says what it is for and shows an example."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

TEXT = ["bold", "h3", "ol", "ul", "link"]


class ChapterBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT)

    class Meta:
        icon = "title"
        label = _("Chapter")
        description = _("A part of the page with a heading; chapters make the list of contents.")
        template = "blocks/chapter.html"
        preview_value = {"heading": "Vad det är", "text": "<p>Det kan börja på en vanlig app.</p>"}


class SignsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    intro = blocks.TextBlock(label=_("Intro"), required=False)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Sign"), max_length=200), label=_("Signs"))

    class Meta:
        icon = "list-ul"
        label = _("Signs")
        description = _("Things one may notice. One sign proves nothing: say so in the intro.")
        template = "blocks/signs.html"
        preview_value = {
            "heading": "Tecken",
            "intro": "Ett tecken bevisar ingenting.",
            "items": ["Någon får dyra saker och vill inte säga från vem."],
        }


class StepBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.TextBlock(label=_("Text"))


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    items = blocks.ListBlock(StepBlock(), label=_("Steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What one can do, in order.")
        template = "blocks/steps.html"
        preview_value = {
            "heading": "Det här kan du göra",
            "items": [
                {"heading": "Du får ändra dig", "text": "Ett ja i går är inte ett ja i dag."}
            ],
        }


class PhrasesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    intro = blocks.TextBlock(label=_("Intro"), required=False)
    phrases = blocks.ListBlock(
        blocks.CharBlock(label=_("Phrase"), max_length=200), label=_("Phrases")
    )

    class Meta:
        icon = "openquote"
        label = _("Ready phrases")
        description = _("Words that a person could say aloud or send.")
        template = "blocks/phrases.html"
        preview_value = {"phrases": ["Kan du lyssna en stund?"]}


class StatementBlock(blocks.StructBlock):
    sentence = blocks.CharBlock(
        label=_("Sentence"), max_length=60, help_text=_("Without a full stop.")
    )
    text = blocks.RichTextBlock(label=_("Text"), features=["bold"], required=False)

    class Meta:
        icon = "pick"
        label = _("Statement")
        description = _("One sentence to remember, large. Once a page.")
        template = "blocks/statement.html"
        preview_value = {
            "sentence": "Det är inte ditt fel",
            "text": "<p>Det gäller även om du sa ja.</p>",
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = blocks.RichTextBlock(label=_("Answer"), features=TEXT)


class QuestionsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    items = blocks.ListBlock(QuestionBlock(), label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        description = _("Questions that open on a tap.")
        template = "blocks/questions.html"
        preview_value = {
            "heading": "Vanliga frågor",
            "items": [{"question": "Måste jag berätta allt?", "answer": "<p>Nej.</p>"}],
        }


class MythBlock(blocks.StructBlock):
    myth = blocks.CharBlock(label=_("Myth"), max_length=160)
    fact = blocks.TextBlock(label=_("What is true"))


class MythsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    items = blocks.ListBlock(MythBlock(), label=_("Myths"))

    class Meta:
        icon = "crosshairs"
        label = _("Myths and facts")
        description = _("What people say, and what is true.")
        template = "blocks/myths.html"
        preview_value = {
            "heading": "Myter",
            "items": [{"myth": "Den som tog emot en gåva är skyldig något.", "fact": "Nej."}],
        }


class NoticeBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "link"])
    tone = blocks.ChoiceBlock(
        label=_("Tone"),
        choices=[("neutral", _("Neutral")), ("light", _("Important"))],
        default="neutral",
    )

    class Meta:
        icon = "warning"
        label = _("Notice")
        description = _("Something to know before reading on.")
        template = "blocks/notice.html"
        preview_value = {
            "heading": "Elever kan behöva gå ut",
            "text": "<p>Säg i förväg att det är okej.</p>",
            "tone": "light",
        }


BODY = [
    ("chapter", ChapterBlock()),
    ("signs", SignsBlock()),
    ("steps", StepsBlock()),
    ("phrases", PhrasesBlock()),
    ("statement", StatementBlock()),
    ("questions", QuestionsBlock()),
    ("myths", MythsBlock()),
    ("notice", NoticeBlock()),
    ("image", ImageBlock(label=_("Image"), description=_("A picture with its description."))),
]
