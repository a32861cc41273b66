"""Who may manage users, said before Wagtail draws its menus."""

from django.contrib.auth import get_user_model
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy


class AdministratorsOnly(ModelPermissionPolicy):
    """Whoever may change users can become anyone, so no group is ever given it."""

    def user_has_permission(self, user, action) -> bool:
        return user.is_active and user.is_superuser

    def users_with_any_permission(self, actions):
        return get_user_model().objects.filter(is_active=True, is_superuser=True)


register_permission_policy(get_user_model(), AdministratorsOnly(get_user_model()))
