"""System checks: traps of the stack that must never ship stop start-up, each by name."""

from django.conf import settings
from django.core.checks import Error, register
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import get_page_models

MOST_PIXELS = 25_000_000
# By name: importing embeds would bring in their table, which this site does not have.
FORBIDDEN_BLOCKS = {
    "wagtail.blocks.field_block.RawHTMLBlock",
    "wagtail.contrib.table_block.blocks.TableBlock",
    "wagtail.embeds.blocks.EmbedBlock",
}


def trap(number: int, sentence: str, hint: str) -> Error:
    return Error(sentence, hint=hint, id=f"campaign_site.E{number:03}")


@register()
def no_gravatar(app_configs, **kwargs):
    if settings.WAGTAIL_GRAVATAR_PROVIDER_URL is not None:
        sentence = "Each admin page would send staff's hashed e-mail addresses to a third party."
        return [trap(1, sentence, "Set WAGTAIL_GRAVATAR_PROVIDER_URL = None.")]
    return []


@register()
def no_update_check(app_configs, **kwargs):
    if settings.WAGTAIL_ENABLE_UPDATE_CHECK is not False:
        return [
            trap(
                2,
                "The admin would tell a third party when staff work.",
                "Set WAGTAIL_ENABLE_UPDATE_CHECK = False.",
            )
        ]
    return []


@register()
def no_scheduler_views(app_configs, **kwargs):
    if any(is_of(pattern, "schedule") for pattern in every(get_resolver())):
        return [
            trap(
                3,
                "django-scheduler's own views would show and change every calendar, to anyone.",
                "Do not include schedule.urls.",
            )
        ]
    return []


@register()
def sqlite_waits_its_turn(app_configs, **kwargs):
    database = settings.DATABASES["default"]
    options = database.get("OPTIONS", {})
    if "sqlite3" in database["ENGINE"] and options.get("transaction_mode") != "IMMEDIATE":
        return [
            trap(
                4,
                "Two people who book at once could meet a locked database.",
                'Set OPTIONS["transaction_mode"] = "IMMEDIATE" for SQLite.',
            )
        ]
    return []


@register()
def pictures_are_bounded(app_configs, **kwargs):
    if not 0 < settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS <= MOST_PIXELS:
        return [
            trap(
                5,
                "A small file could unpack to a picture that fills the memory.",
                f"Set WAGTAILIMAGES_MAX_IMAGE_PIXELS to {MOST_PIXELS} at the most.",
            )
        ]
    return []


@register()
def no_api(app_configs, **kwargs):
    if any(is_of(pattern, "wagtail.api") for pattern in every(get_resolver())):
        return [
            trap(
                6,
                "Wagtail's API would answer past the rules of what is visible.",
                "Do not mount wagtail.api.",
            )
        ]
    return []


@register()
def no_raw_blocks(app_configs, **kwargs):
    return [
        trap(
            7,
            f"{model.__name__}.{field.name} takes raw HTML, embeds or tables: a way in for scripts.",
            "Use the blocks of pages/blocks.py.",
        )
        for model in get_page_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField) and holds_forbidden(field.stream_block)
    ]


def holds_forbidden(block: blocks.Block) -> bool:
    children = getattr(block, "child_blocks", {}).values()
    inner = [block.child_block] if hasattr(block, "child_block") else []
    return is_forbidden(type(block)) or any(map(holds_forbidden, [*children, *inner]))


def is_forbidden(block_class: type[blocks.Block]) -> bool:
    names = {f"{above.__module__}.{above.__qualname__}" for above in block_class.__mro__}
    return bool(names & FORBIDDEN_BLOCKS)


@register()
def wagtail_sign_in_is_unreachable(app_configs, **kwargs):
    return [
        trap(
            8,
            f"Wagtail's own sign-in ({name}) asks for no second step and counts no tries.",
            "Put the lists of campaign_site.accounts.urls before Wagtail's urls.",
        )
        for name in ("wagtailadmin_login", "wagtailcore_login")
        if leads_to_foreign_sign_in(name)
    ]


def leads_to_foreign_sign_in(name: str) -> bool:
    try:
        found = get_resolver().resolve(reverse(name))
    except NoReverseMatch:
        return False
    return found.func.__module__.startswith(("wagtail.", "django."))


def every(resolver: URLResolver):
    """Each pattern and resolver below this one."""
    for pattern in resolver.url_patterns:
        yield pattern
        if isinstance(pattern, URLResolver):
            yield from every(pattern)


def is_of(pattern, package: str) -> bool:
    callback = getattr(pattern, "callback", None)
    module = getattr(callback, "__module__", "") or ""
    return module == package or module.startswith(f"{package}.")
