"""A real installation: everything that matters comes from the environment, by name."""

import os
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from campaign_site.settings.base import *  # noqa: F403 - settings modules are layers

REQUIRED = {
    "SECRET_KEY": "a long random text, kept secret",
    "ALLOWED_HOSTS": "the host names of the site, with commas between; neutral ones",
    "BASE_URL": "the public address, https://...",
    "DATA_PROTECTION_CONTACT": "how to reach the data protection officer",
    "DEFAULT_FROM_EMAIL": "the function address that mail comes from",
    "EMAIL_URL": "smtp://user:password@host:port or smtps://...",
    "EXIT_URL": "the neutral page that the exit leads to",
}
missing = [f"{name} ({what})" for name, what in REQUIRED.items() if not os.environ.get(name)]
if missing:
    raise ImproperlyConfigured("Set these in the environment: " + "; ".join(missing))

SECRET_KEY = os.environ["SECRET_KEY"]
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split() if key]
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is shorter than 50 characters")
ALLOWED_HOSTS = [host.strip() for host in os.environ["ALLOWED_HOSTS"].split(",")]
if any(host.startswith(("*", ".")) or not host for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS names each host in full, without * or a leading dot")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
DATA_PROTECTION_CONTACT = os.environ["DATA_PROTECTION_CONTACT"]

mail = urlsplit(os.environ["EMAIL_URL"])
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = mail.hostname
EMAIL_PORT = mail.port or 587
EMAIL_HOST_USER = unquote(mail.username or "")
EMAIL_HOST_PASSWORD = unquote(mail.password or "")
EMAIL_USE_SSL = mail.scheme == "smtps"
EMAIL_USE_TLS = mail.scheme == "smtp+tls"

SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
LANGUAGE_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True

# No address, agent, referrer, query string or token in any log, and no error report by mail.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"names_nobody": {"()": "campaign_site.logs.NamesNobody"}},
    "formatters": {
        "plain": {
            "()": "campaign_site.logs.WithoutTexts",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["names_nobody"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},
}
