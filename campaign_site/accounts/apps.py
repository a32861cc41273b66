"""The app of people: who may sign in, how, and as what."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "campaign_site.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
