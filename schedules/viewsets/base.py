"""What the pages of the desk share: Wagtail's views, with our actions where theirs would save."""

from collections.abc import Callable

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from schedules.actions.locks import Busy
from schedules.errors import Refused
from schedules.forms.memberships import WORDS_READ

BUSY = gettext_lazy("Many people are at work just now. Nothing was changed: try again.")


def attempt(request, act: Callable[[], object], *, done: str) -> bool:
    """Does it and says so; a refusal is a message, and nothing has changed."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    except Busy:
        messages.error(request, BUSY)
    else:
        messages.success(request, done)
        return True
    return False


def desk_page(request, template: str, *, title: str, icon: str, trail=(), status=200, **context):
    """A page with Wagtail's own header; `trail` holds pairs of address and label."""
    crumbs = [{"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")}]
    crumbs += [{"url": url, "label": label} for url, label in trail]
    crumbs.append({"url": "", "label": title})
    context |= {
        "breadcrumbs_items": crumbs,
        "page_title": title,
        "header_title": title,
        "header_icon": icon,
    }
    return TemplateResponse(request, f"schedules/admin/{template}", context, status=status)


def confirm_page(request, *, title: str, sentence: str, yes: str, trail, sequence=None):
    """Asks once more before something that others notice; the last of `trail` is the way back."""
    return desk_page(
        request,
        "confirm.html",
        title=title,
        icon="warning",
        trail=trail,
        sentence=sentence,
        yes=yes,
        back=trail[-1][0],
        sequence=sequence,
    )


def is_done(form, act: Callable[[], object]) -> bool:
    """Does what a valid form asks for; a refusal stands above the form, with all that was typed."""
    try:
        if not form.is_valid():
            return False
        act()
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return False
    except Busy:
        form.add_error(None, BUSY)
        form.is_busy = True
        return False
    return True


def form_page(request, form, *, title: str, icon: str, trail, save: str):
    """A form of our own in Wagtail's frame, sent to where it stands."""
    return desk_page(
        request,
        "form.html",
        title=title,
        icon=icon,
        trail=trail,
        status=503 if getattr(form, "is_busy", False) else 200,
        form=form,
        media=form.media,
        action_url=request.get_full_path(),
        submit_button_label=save,
        submit_button_active_label=_("Saving…"),
        has_unsaved_changes=form.is_bound,
    )


class SavedByAction:
    """Hands the form to `save_by`; a refusal stands above the form, with all that was typed."""

    response_status = 200

    def save_by(self, form, *, by, at):
        raise NotImplementedError

    def save_instance(self):
        return self.save_by(self.form, by=self.request.user, at=timezone.now())

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        except Busy:
            form.add_error(None, BUSY)
            self.response_status = 503
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def render_to_response(self, context, **kwargs):
        return super().render_to_response(context, status=self.response_status, **kwargs)


class AddView(SavedByAction, generic.CreateView):
    def get_success_buttons(self):
        return []


class ChangeView(SavedByAction, generic.EditView):
    def get_success_buttons(self):
        return []

    def get_side_panels(self):
        """Our own trail is the history; Wagtail keeps none of these rows."""
        return generic.CreateView.get_side_panels(self)


class DeskViewSet(ModelViewSet):
    """A list and forms of one table: no copying, no usage, no history of Wagtail's own."""

    add_view_class = AddView
    edit_view_class = ChangeView
    copy_view_enabled = False
    add_to_reference_index = False
    routes = ("index", "index_results", "add", "edit")

    def get_common_view_kwargs(self, **kwargs):
        found = super().get_common_view_kwargs(**kwargs)
        known = {f"{route}_url_name" for route in self.routes}
        return {
            key: value
            for key, value in found.items()
            if not key.endswith("_url_name") or key in known
        }

    def get_urlpatterns(self):
        return [url for url in super().get_urlpatterns() if url.name in self.routes]

    def register_permissions(self):
        """Roles are set by `sync_roles`, not ticked one by one."""


def words_of(view) -> str:
    """What a list is searched for; more words than a name has would only cost the database."""
    return " ".join(view.search_query.split()[:WORDS_READ])


def back_to(name: str, *args) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(name, args=args))
