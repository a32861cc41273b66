"""The listing of staff in Wagtail: hosts' users are not in it."""

from django.http import Http404
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.admin.views.generic.usage import UsageView
from wagtail.users.views.users import DeleteView, EditView, HistoryView, IndexView, UserViewSet

from campaign_site.accounts.staff_forms import StaffCreationForm, StaffEditForm


class StaffOnly:
    """Answers 404 for a host's user, as for nobody."""

    def get_object(self, *args):
        user = super().get_object(*args)
        if not user.is_staff:
            raise Http404
        return user


class StaffIndexView(IndexView):
    @cached_property
    def columns(self):
        """Without check boxes: a bulk action on "all" would reach the hosts' users."""
        return [c for c in super().columns if not isinstance(c, BulkActionsCheckboxColumn)]

    def get_base_queryset(self):
        return super().get_base_queryset().staff()


class StaffEditView(StaffOnly, EditView):
    pass


class StaffDeleteView(StaffOnly, DeleteView):
    pass


class StaffHistoryView(StaffOnly, HistoryView):
    pass


class StaffUsageView(StaffOnly, UsageView):
    pass


class StaffViewSet(UserViewSet):
    index_view_class = StaffIndexView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView
    history_view_class = StaffHistoryView
    usage_view_class = StaffUsageView
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        return StaffEditForm if for_update else StaffCreationForm
