"""Signing in by a mailed code: allauth's flow, with a code that is repeated and not replaced."""

from datetime import UTC, datetime
from enum import StrEnum
from smtplib import SMTPException

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core.internal import ratelimit

from campaign_site.accounts.counters import name_for_today
from campaign_site.accounts.people import find_or_make_person

PENDING_KEY = "sign_in"


class SendReason(StrEnum):
    TOO_MANY = "too_many"
    MAIL_DOWN = "mail_down"


class SignInCode(LoginCodeVerificationProcess):
    """A code on its way; without a user behind it (staff, closed accounts) no code is right."""

    @classmethod
    def pending(cls, request) -> "SignInCode | None":
        """The code this browser waits for, unless it waits for none or it is too late."""
        stage = LoginStageController.enter(request, LoginByCodeStage.key)
        return cls(stage=stage).abort_if_invalid() if stage else None

    @property
    def email(self) -> str:
        return self.state["email"]

    @property
    def valid_until(self) -> datetime:
        return datetime.fromtimestamp(self.state["at"] + self.timeout, tz=UTC)

    def generate_code(self) -> str:
        if self.user is None:
            return ""
        return self.code or super().generate_code()

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:
        if self.user is None:
            send_no_code(email)
        else:
            super().send_by_email(email)


def send_no_code(email: str) -> None:
    """Tells staff, and those whose account is closed, that no code will come."""
    get_adapter().send_mail("account/email/no_code", email, {})


def begin_sign_in(request, *, email: str, next_url: str | None, language: str) -> SendReason | None:
    """Mails a code, or says why not; what the browser waits for is kept in its session."""
    usage = ratelimit.consume(
        request, app="allauth.account", action="request_login_code", key=name_for_today(email)
    )
    if usage is None:
        return SendReason.TOO_MANY
    try:
        _send(request, email=email, language=language)
    except (SMTPException, OSError):
        usage.rollback()
        return SendReason.MAIL_DOWN
    request.session[PENDING_KEY] = {"email": email, "next": next_url}
    return None


def _send(request, *, email: str, language: str) -> None:
    """Repeats the code this browser waits for, or starts afresh."""
    pending = SignInCode.pending(request)
    if pending and pending.email == email:
        pending.resend()
        return
    person = find_or_make_person(email, language=language)
    by_code = person.is_active and not (person.is_staff or person.is_superuser)
    if not by_code:
        send_no_code(email)
    LoginCodeVerificationProcess.initiate(
        request=request, user=person if by_code else None, email=email
    )
