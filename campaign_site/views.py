"""Is the site well? And, in the demo, what did it write?"""

from datetime import timedelta

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe
from django.views.static import serve

from campaign_site.sent_mail import find_mail, sent_mail
from schedules.queries.health import Health, health_of

LATE = timedelta(minutes=5)


@require_safe
def health(request):
    """For a watchman: 200 when all is well, 503 when a person should look. No secrets."""
    try:
        found = health_of(at=timezone.now())
    except Error:
        answer = {
            "status": "down",
            "database": False,
            "tick_age_seconds": None,
            "unsent_late": None,
        }
    else:
        answer = answer_of(found)
    response = JsonResponse(answer, status=200 if answer["status"] == "ok" else 503)
    add_never_cache_headers(response)
    return response


def answer_of(found: Health) -> dict:
    age = found.tick_age
    return {
        "status": "ok" if age is not None and age <= LATE else "late",
        "database": True,
        "tick_age_seconds": None if age is None else int(age.total_seconds()),
        "unsent_late": found.unsent_late,
    }


@require_safe
def demo_mail(request):
    """All that the demo would have sent, newest first."""
    refuse_outside_demo()
    return render(request, "demo/mail_list.html", {"mails": sent_mail()})


@require_safe
def demo_mail_message(request, name):
    """One message; with ?attachment=0 its first attachment as a file."""
    refuse_outside_demo()
    mail = find_mail(name)
    if mail is None:
        raise Http404
    if "attachment" in request.GET:
        return attachment_of(mail, request.GET["attachment"])
    return render(request, "demo/mail.html", {"mail": mail})


@require_safe
def demo_picture(request, path):
    """What Wagtail has rendered; a real installation's web server sends these itself."""
    refuse_outside_demo()
    return serve(request, path, document_root=settings.MEDIA_ROOT / "images")


def attachment_of(mail, number: str) -> HttpResponse:
    found = [one for one in mail.attachments if str(one.number) == number]
    if not found:
        raise Http404
    return HttpResponse(
        found[0].content,
        content_type=found[0].kind,
        headers={"Content-Disposition": f'attachment; filename="{found[0].name}"'},
    )


def refuse_outside_demo() -> None:
    if not settings.DEMO:
        raise Http404
