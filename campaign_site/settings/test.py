"""The suite: the production shape with fast passwords and mail kept in memory."""

from campaign_site.settings.base import *  # noqa: F403 - settings modules are layers

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECRET_KEY = "test only"  # noqa: S105
BASE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
DEMO = False
# Tests of the administration sign in by force; tests/sign_in asks for the second factor.
SECOND_FACTOR_REQUIRED = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
