from django.apps import AppConfig


class CampaignSiteConfig(AppConfig):
    name = "campaign_site"

    def ready(self):
        from campaign_site import checks  # noqa: F401, PLC0415 - models are not loaded before ready
