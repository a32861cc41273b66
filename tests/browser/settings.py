"""The demo as a real installation serves it: no debugging, hashed files, mail to a real server."""

import os

from campaign_site.settings.base import SQLITE_OPTIONS
from campaign_site.settings.development import *  # noqa: F403 - settings modules are layers

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["SMTP_PORT"])
# A lost power cord would lose a test run's data; that is fine here and saves each commit a wait.
SQLITE_OPTIONS["init_command"] = SQLITE_OPTIONS["init_command"].replace("=FULL", "=OFF")
