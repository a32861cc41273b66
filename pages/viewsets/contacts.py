"""The register of help contacts in the administration."""

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic

from pages.actions.contacts import save_contact
from pages.models import HelpContact
from schedules.rules.intervals import local_day
from schedules.viewsets.base import AddView, ChangeView, DeskViewSet
from schedules.viewsets.columns import ONE_LINE


class ContactForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = HelpContact
        fields = [
            "name",
            "role",
            "track",
            "grade",
            "municipalities",
            "age_from",
            "age_to",
            "phone",
            "hours",
            "source",
            "checked_on",
            "checked_how",
            "review_by",
            "is_wrong",
            "sort_order",
        ]
        widgets = {"municipalities": forms.CheckboxSelectMultiple}


def mark_of(contact, today):
    """The one thing to know about a contact before relying on it."""
    if contact.is_wrong:
        return gettext("Marked wrong, hidden")
    if contact.is_unverified:
        return gettext("Unverified")
    if contact.review_by < today:
        return gettext("Past its review")
    return gettext("Checked")


class ContactIndexView(generic.IndexView):
    @cached_property
    def today(self):
        return local_day(timezone.now())

    @cached_property
    def columns(self):
        return [
            self._get_title_column("name", classname=ONE_LINE),
            StatusTagColumn(
                "mark",
                label=_("Standing"),
                accessor=lambda contact: mark_of(contact, self.today),
                primary=lambda contact: mark_of(contact, self.today) == gettext("Checked"),
            ),
            Column("review_by", label=_("Review by"), accessor=lambda c: c.review_by or "–"),
            self._get_custom_column("track"),
        ]


class SavedContact:
    template_name = "schedules/admin/contact_form.html"

    def save_by(self, form, *, by, at):
        contact = form.save(commit=False)
        places = form.cleaned_data["municipalities"]
        return save_contact(contact, municipalities=places, by=by, at=at)


class ContactAddView(SavedContact, AddView):
    pass


class ContactChangeView(SavedContact, ChangeView):
    pass


class HelpContactViewSet(DeskViewSet):
    model = HelpContact
    name = "helpcontacts"
    icon = "help"
    menu_label = _("Help contacts")
    menu_order = 120
    add_to_admin_menu = True
    index_view_class = ContactIndexView
    add_view_class = ContactAddView
    edit_view_class = ContactChangeView
    list_filter = ["track", "grade", "is_wrong"]
    search_fields = ["name", "role"]

    def get_form_class(self, for_update=False):
        return ContactForm
