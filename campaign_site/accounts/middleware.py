"""Who comes into the administration, and how long anyone stays signed in."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from campaign_site.accounts.adapter import SIGNED_IN_AT

SEEN_AT = "seen_at"
# A session is written at most this often to remember that its owner is there.
SEEN_EVERY = 60
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SessionAgeMiddleware:
    """Ends a session after a working day, and that of idle staff after half an hour."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and request.user.is_authenticated and self.is_over(request, time.time()):
            return self.end(request)
        return self.get_response(request)

    def is_over(self, request, now: float) -> bool:
        session, staff = request.session, request.user.is_staff
        if now - session.setdefault(SIGNED_IN_AT, now) > settings.SESSION_COOKIE_AGE:
            return True
        seen_at = session.setdefault(SEEN_AT, now)
        if staff and now - seen_at > settings.STAFF_IDLE_SECONDS:
            return True
        if staff and now - seen_at > SEEN_EVERY and is_by_hand(request):
            session[SEEN_AT] = now
        return False

    def end(self, request):
        """Signs out and shows the way back in; what was being read comes back by itself."""
        login = "account_login" if request.user.is_staff else "account_request_login_code"
        logout(request)
        messages.info(
            request, _("You have been signed out because time had passed. Sign in again.")
        )
        if request.method in SAFE_METHODS:
            return redirect_to_login(request.get_full_path(), reverse(login))
        return redirect(login)


def is_by_hand(request) -> bool:
    """An open editor pings for ever; that is not a person at work."""
    return not request.path.startswith(f"{reverse('wagtailadmin_home')}editing-sessions/")


def is_inside(request) -> bool:
    """Whether this is the administration, but for the way out of it."""
    return request.path.startswith(reverse("wagtailadmin_home")) and (
        request.path != reverse("wagtailadmin_logout")
    )


class SecondFactorMiddleware:
    """Lets nobody past the door of the administration on one proof alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = None
        if is_inside(request) and request.user.is_authenticated:
            answer = self.answer_at_door(request)
        return answer or self.get_response(request)

    def answer_at_door(self, request):
        user = request.user
        methods = {record["method"] for record in get_authentication_records(request, user)}
        if not (user.is_staff and user.has_perm("wagtailadmin.access_admin")):
            context = {"visits_url": resolve_url(settings.LOGIN_REDIRECT_URL)}
            return render(request, "accounts/no_access.html", context, status=403)
        if methods == {"code"}:
            logout(request)
            messages.error(request, _("Staff sign in with a password and a second step."))
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if not settings.SECOND_FACTOR_REQUIRED:
            return None
        if not is_mfa_enabled(user, FACTORS):
            messages.info(request, _("Choose a second step before you go on."))
            return redirect("mfa_index")
        return None if "mfa" in methods else self.ask_for_factor(request)

    def ask_for_factor(self, request):
        """For a session that began before its owner had a second factor."""
        ways = get_adapter().get_reauthentication_methods(request.user)
        url = next(way["url"] for way in ways if way["id"].startswith("mfa_"))
        return HttpResponseRedirect(f"{url}?{urlencode({'next': request.get_full_path()})}")

    def process_exception(self, request, exception):
        """Comes before allauth's, which would keep the posted form and the sender's address."""
        if not isinstance(exception, ReauthenticationRequired) or request.method in SAFE_METHODS:
            return None
        ways = get_adapter().get_reauthentication_methods(request.user)
        return HttpResponseRedirect(f"{ways[0]['url']}?{urlencode({'next': request.path})}")
