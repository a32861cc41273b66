"""What Wagtail says and its own Swedish catalogue lacks; ours is asked first.

Nothing imports this: it is here for `makemessages` to find.
"""

from django.utils.translation import gettext_noop as _

WORDS = (
    _("Exploring"),
    _("There are no %(model_name)s to display."),
    _('There are no %(model_name)s to display. Why not <a href="%(add_url)s">add one</a>?'),
    _("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s across entire site."),
    _("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s"),
    _("Date updated"),
    _("Locked by"),
    _("Anyone"),
    _("Empty heading found"),
    _("Incorrect heading hierarchy"),
    _("Avoid skipping levels"),
    _("Link text is empty"),
    _("Side panels"),
    _("Edit account avatar"),
    _("'%(page_title)s' has been moved successfully."),
)
