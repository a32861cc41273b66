"""The demo on one's own machine: open doors, mail into a folder."""

from campaign_site.settings.base import *  # noqa: F403 - settings modules are layers
from campaign_site.settings.base import VAR_DIR

DEBUG = True
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "development only: the demo holds nothing secret"  # noqa: S105

# Demo staff sign in with a password alone; a real installation asks for the second factor.
SECOND_FACTOR_REQUIRED = False
DEMO = True

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
