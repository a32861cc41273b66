"""The headers of every answer. Strict outside; the admin still needs inline code."""

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.utils.cache import patch_cache_control

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# Wagtail's admin has inline scripts and styles, and shows previews in a frame of its own.
ADMIN = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
NOTHING_ALLOWED = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation",
        "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip


class SecurityHeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_admin = request.path.startswith("/admin/")
        preview = getattr(request, "is_preview", False)
        headers = {
            "Content-Security-Policy": ADMIN if is_admin or preview else STRICT,
            "Permissions-Policy": NOTHING_ALLOWED,
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Frame-Options": "SAMEORIGIN" if is_admin or preview else "DENY",
        }
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_cache_control(response, no_store=True)
        return response


class QuietSessionMiddleware(SessionMiddleware):
    """Django's, but an answer to a reader without a session does not speak of cookies at all."""

    def process_response(self, request, response):
        has_cookie = settings.SESSION_COOKIE_NAME in request.COOKIES
        if not has_cookie and not request.session.modified:
            return response
        return super().process_response(request, response)
