"""Visit offers, for whoever manages the people who give them."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from schedules.actions.offers import save_offer
from schedules.forms.offers import OfferForm
from schedules.models import VisitOffer
from schedules.viewsets.base import AddView, ChangeView, DeskViewSet


class OfferList(generic.IndexView):
    def get_base_queryset(self):
        return VisitOffer.objects.with_needs().order_by("name")

    @cached_property
    def columns(self):
        return [
            self._get_title_column("name"),
            Column("length", label=_("Length"), accessor=length_of),
            Column("needs", label=_("Who comes"), accessor=needs_of),
            Column("campaigns", label=_("Campaigns"), accessor=campaigns_of),
            Column("is_active", label=_("can be booked"), accessor=active_of),
        ]


def length_of(offer: VisitOffer) -> str:
    return _("%(minutes)s minutes") % {"minutes": offer.minutes}


def needs_of(offer: VisitOffer) -> str:
    return ", ".join(str(need) for need in offer.needs.all())


def campaigns_of(offer: VisitOffer) -> str:
    return ", ".join(campaign.name for campaign in offer.campaigns.all())


def active_of(offer: VisitOffer) -> str:
    return _("Yes") if offer.is_active else _("No")


class SavesOffer:
    def save_by(self, form, *, by, at):
        campaigns = form.cleaned_data["campaigns"]
        return save_offer(form.instance, campaigns, form.needs, by=by, at=at)


class AddOffer(SavesOffer, AddView):
    pass


class ChangeOffer(SavesOffer, ChangeView):
    pass


class OfferDesk(DeskViewSet):
    model = VisitOffer
    icon = "pick"
    menu_label = gettext_lazy("Visit offers")
    url_prefix = "visit-offers"
    url_namespace = "offer_desk"
    index_view_class = OfferList
    add_view_class = AddOffer
    edit_view_class = ChangeOffer
    create_template_name = edit_template_name = "schedules/admin/rows_form.html"
    search_fields = ["name"]

    def get_form_class(self, for_update=False):
        return OfferForm
