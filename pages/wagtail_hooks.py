from wagtail import hooks

from pages.links import VisiblePageLinkHandler


@hooks.register("register_rich_text_features", order=1000)
def link_only_to_visible_pages(features):
    features.register_link_type(VisiblePageLinkHandler)
