"""Who may manage users, said before Wagtail draws its menus; and the way to the second step."""

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy


class AdministratorsOnly(ModelPermissionPolicy):
    """Whoever may change users can become anyone, so no group is ever given it."""

    def user_has_permission(self, user, action) -> bool:
        return user.is_active and user.is_superuser

    def users_with_any_permission(self, actions):
        return get_user_model().objects.filter(is_active=True, is_superuser=True)


register_permission_policy(get_user_model(), AdministratorsOnly(get_user_model()))


@hooks.register("register_account_menu_item")
def link_to_how_you_sign_in(request) -> dict[str, str]:
    return {
        "url": reverse("mfa_index"),
        "label": _("How you sign in"),
        "help_text": _("Password, authenticator app, keys and spare codes."),
    }
