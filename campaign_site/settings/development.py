"""The demo on one's own machine: open doors, mail into a folder."""

import os

from campaign_site.settings.base import *  # noqa: F403 - settings modules are layers
from campaign_site.settings.base import VAR_DIR

# The demo shows the site's own pages for errors; DEBUG=1 shows the programmer's.
DEBUG = os.environ.get("DEBUG") == "1"
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "development only: the demo holds nothing secret"  # noqa: S105

# Demo staff sign in with a password alone; a real installation asks for the second factor.
SECOND_FACTOR_REQUIRED = False
DEMO = True

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
