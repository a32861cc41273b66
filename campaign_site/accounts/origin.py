"""Telling a form of ours from one on another site, without a cookie."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.views.decorators.csrf import csrf_exempt

OURS = {"same-origin", "none"}


def comes_from_here(request) -> bool:
    """Whether the browser says that this page, and no other site, sent the form."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in OURS
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def same_origin_instead_of_token(view):
    """For forms on pages that set no cookie, where Django's token has nowhere to live."""

    @csrf_exempt
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method == "POST" and not comes_from_here(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
