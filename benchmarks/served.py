"""What is measured through a real server: the demo as it is served, with debugging off."""

from campaign_site.settings.development import *  # noqa: F403 - settings modules are layers

DEBUG = False
