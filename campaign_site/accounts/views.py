"""Signing in, each view a step: address, code; and the doors that lead elsewhere."""

from functools import wraps

from allauth.account import views as allauth_views
from allauth.account.internal.stagekit import clear_login
from allauth.account.utils import get_login_redirect_url
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from campaign_site.accounts.codes import PENDING_KEY, SendReason, SignInCode, begin_sign_in
from campaign_site.accounts.forms import CodeForm, SignInForm
from campaign_site.accounts.models import Language
from campaign_site.accounts.origin import same_origin_instead_of_token

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def safe_next(request, url: str | None = None) -> str | None:
    """Where the person was going, if that is a page of ours."""
    url = url or request.POST.get("next") or request.GET.get("next")
    if url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return url
    return None


def show_form(request, form, *, next_url=None, notice=None, status=200):
    context = {"form": form, "next": next_url, "notice": notice}
    return render(request, "account/request_login_code.html", context, status=status)


def start_again(request, notice: str, *, status: int = 200):
    """The address form once more, with what was typed and where it was to lead."""
    kept = request.session.pop(PENDING_KEY, None) or {}
    form = SignInForm(initial={"email": kept.get("email")})
    return show_form(
        request,
        form,
        next_url=kept.get("next") or safe_next(request),
        notice=notice,
        status=status,
    )


@never_cache
@same_origin_instead_of_token
@read_or_send
def ask_for_code(request):
    next_url = safe_next(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(get_login_redirect_url(request, next_url))
    form = SignInForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return show_form(request, form, next_url=next_url)
    refusal = begin_sign_in(
        request, email=form.cleaned_data["email"], next_url=next_url, language=_language()
    )
    if refusal:
        sentence, status = _refused(refusal)
        return show_form(request, form, next_url=next_url, notice=sentence, status=status)
    return redirect("account_confirm_login_code")


@never_cache
@sensitive_post_parameters("code")
@read_or_send
def confirm_code(request):
    kept = request.session.get(PENDING_KEY) or {}
    if request.user.is_authenticated:
        return HttpResponseRedirect(get_login_redirect_url(request, kept.get("next")))
    pending = SignInCode.pending(request)
    if pending is None:
        return start_again(request, _why_no_code(kept))
    if request.method == "POST" and "again" in request.POST:
        return _send_again(request, pending)
    form = CodeForm(request.POST if request.method == "POST" else None, code=pending.code)
    if form.is_valid():
        return _finish(request, pending)
    if form.has_error("code", "incorrect_code") and not pending.record_invalid_attempt():
        return start_again(request, _("That was wrong five times. Ask for a new code."))
    return render(request, "account/confirm_login_code.html", {"form": form, "pending": pending})


def _finish(request, pending: SignInCode):
    if pending.user is None:
        return start_again(request, _why_no_code({"erased": True}))
    kept = request.session.pop(PENDING_KEY, None) or {}
    return pending.finish(kept.get("next"))


def _send_again(request, pending: SignInCode):
    kept = request.session.get(PENDING_KEY) or {}
    refusal = begin_sign_in(
        request, email=pending.email, next_url=kept.get("next"), language=_language()
    )
    if refusal is None:
        messages.success(request, _("We have sent the same code once more."))
        return redirect("account_confirm_login_code")
    sentence, status = _refused(refusal)
    context = {"form": CodeForm(code=""), "pending": pending, "notice": sentence}
    return render(request, "account/confirm_login_code.html", context, status=status)


def _why_no_code(kept: dict) -> str:
    if kept:
        return _("The code is no longer valid. Ask for a new one.")
    return _(
        "This browser is not waiting for a code. Write the code in the browser "
        "where you asked for it, or ask for a new one here."
    )


def _refused(reason: SendReason) -> tuple[str, int]:
    if reason is SendReason.TOO_MANY:
        return _(
            "Too many codes have been asked for. Look for the latest mail, "
            "also among junk mail, or wait an hour and try again."
        ), 429
    return _(
        "We cannot send mail just now. Nothing is lost: your address stands below, "
        "try again in a few minutes."
    ), 503


def _language() -> str:
    code = get_language() or ""
    return code if code in Language.values else Language.SWEDISH


def staff_sign_in(request):
    """allauth's password form, which would send whoever waits for a code back to waiting."""
    if SignInCode.pending(request):
        clear_login(request)
        request.session.pop(PENDING_KEY, None)
    return allauth_views.login(request)


def to_staff_sign_in(request, rest: str = ""):
    """Stands before Wagtail's own sign-in and password pages, which know no second step."""
    return redirect_to_login(
        safe_next(request) or reverse("wagtailadmin_home"), reverse("account_login")
    )


def staff_only(view):
    """Closes a page of allauth to hosts' users, who need none of them."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if not request.user.is_staff:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
