"""The editor's forms of pages below a campaign's page: they offer what belongs there, and no more."""

from wagtail.admin.forms import WagtailAdminPageForm


class OfOneCampaign(WagtailAdminPageForm):
    """A text below a campaign's page is that campaign's: another's would show the wrong help."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        campaign = self.parent_page.specific.campaign_id
        if "edition" in self.fields:
            offered = self.fields["edition"].queryset.filter(campaign=campaign)
            self.fields["edition"].queryset = offered.select_related("campaign")
        if "campaign" in self.fields:
            self.fields["campaign"].queryset = self.fields["campaign"].queryset.filter(pk=campaign)
