"""A help contact that turns out to be wrong is hidden by one press."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from pages.actions.contacts import mark_wrong
from pages.models import HelpContact


@permission_required("pages.change_helpcontact")
@require_POST
def wrong(request, pk):
    contact = get_object_or_404(HelpContact, pk=pk)
    mark_wrong(contact, by=request.user, at=timezone.now())
    messages.success(
        request,
        _("%(name)s is hidden everywhere. Correct it and untick “marked wrong”.")
        % {"name": contact.name},
    )
    return redirect("helpcontacts:edit", pk)
