"""A person begins to write for one edition."""

from django.db import transaction

from pages.models import EditionPage
from schedules.actions.editions import touch_edition
from schedules.describing import describe_window


def write_for_edition(edition, *, campaign_page, by, at):
    """The edition's page as an empty draft below its campaign's; the one there is, if any."""
    known = EditionPage.objects.filter(edition=edition, locale=campaign_page.locale_id).first()
    if known is not None:
        return known
    when = describe_window(edition.starts_at, edition.ends_at)
    page = EditionPage(
        edition=edition,
        title=f"{campaign_page.title}, {when}",
        slug=free_slug(campaign_page, edition),
        live=False,
        owner=by,
    )
    with transaction.atomic():
        campaign_page.add_child(instance=page)
        page.save_revision(user=by, log_action="wagtail.create")
        touch_edition(edition, by=by, at=at)
    return page


def free_slug(parent, edition):
    taken = set(parent.get_children().values_list("slug", flat=True))
    return f"{edition.key}-{edition.pk}" if str(edition.key) in taken else str(edition.key)
