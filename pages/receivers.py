"""The one place with signal receivers: publishing ends what processes remember."""

from wagtail.signals import page_slug_changed, post_page_move, published, unpublished

from pages.generation import renew_generation


def renew(**kwargs):
    renew_generation()


def connect():
    for signal in (published, unpublished, post_page_move, page_slug_changed):
        signal.connect(renew, dispatch_uid="pages.renew_generation")
