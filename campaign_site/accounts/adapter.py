"""How allauth behaves here: closed to sign-up, careful with addresses, strict with staff."""

import base64
import time
from email.utils import make_msgid, parseaddr

import qrcode
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from campaign_site.accounts.counters import household, name_for_today

SIGNED_IN_AT = "signed_in_at"


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("That is not the code we sent. Check the digits and try again."),
        "email_password_mismatch": _("The address or the password is not right. Try again."),
        "too_many_login_attempts": _("Too many attempts. Wait a quarter of an hour and try again."),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_client_ip(self, request) -> str:
        """Today's name for a network address; the address itself is never stored."""
        return name_for_today(household(super().get_client_ip(request)))

    def _get_login_attempts_cache_key(self, request, **credentials) -> str:
        return name_for_today(super()._get_login_attempts_cache_key(request, **credentials))

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Says nothing of the site but its address from the settings."""
        context = {
            "minutes": app_settings.LOGIN_BY_CODE_TIMEOUT // 60,
            "staff_url": settings.WAGTAILADMIN_BASE_URL + reverse("account_login"),
        } | context
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
        # Python would name the machine.
        headers = {"Auto-Submitted": "auto-generated", "Message-ID": make_msgid(domain=domain)}
        self.render_mail(template_prefix, email, context, headers).send()

    def pre_login(self, request, user, **kwargs):
        """Turns away staff whose only proof is a mailed code, however they came by it."""
        records = get_authentication_records(request, user)
        if (user.is_staff or user.is_superuser) and records and records[-1]["method"] == "code":
            clear_login(request)
            messages.error(request, _("Staff sign in with a password and a second step."))
            return redirect("account_login")
        return super().pre_login(request, user, **kwargs)

    def login(self, request, user) -> None:
        super().login(request, user)
        request.session[SIGNED_IN_AT] = time.time()

    def get_login_redirect_url(self, request) -> str:
        if request.user.is_staff:
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Spares whoever has just signed in from doing so again to enrol."""
        age = time.time() - self.request.session.get(SIGNED_IN_AT, 0)
        if age < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps encrypted, and addresses out of the apps."""

    def _get_user_identifier(self, user) -> str:
        return str(user)

    def build_totp_svg(self, url: str) -> str:
        """Drawn into the page on white, since the page may load no data: pictures."""
        return qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _keys().decrypt(encrypted_text.encode()).decode()


def _keys() -> MultiFernet:
    """One key per secret in the settings, the newest first, so that the secret can be changed."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    digest = salted_hmac("campaign_site.accounts.totp", "key", secret=secret, algorithm="sha256")
    return base64.urlsafe_b64encode(digest.digest())
