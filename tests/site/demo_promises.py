"""What the demo promises to show, and all that it holds."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

from django.apps import apps
from wagtail.models import Page

from campaign_site.demo.people import TEACHER, user_of
from schedules.models import Campaign, Edition, Host, Visit, VisitOffer, WeekRoom
from schedules.queries.facts import hosts_of
from schedules.queries.free_times import free_times
from schedules.rules.intervals import local_day


def check_campaigns(at):
    young = Campaign.objects.filter(audience=Campaign.Audience.YOUNG)
    assert Campaign.objects.count() == 5
    assert Edition.objects.open(at).filter(campaign__in=young).exists()
    for campaign in Campaign.objects.all():
        editions = campaign.editions.all()
        assert editions.past(at).filter(pages__live=True).distinct().count() == 2
        assert editions.coming(at).confirmed().count() == 1
        assert editions.coming(at).exclude(status="confirmed").count() >= 1
        in_order = editions.order_by("starts_at").values_list("starts_at", "ends_at")
        assert all(one[1] <= next_one[0] for one, next_one in pairwise(in_order))


def check_visits(at):
    assert Counter(Visit.objects.values_list("status", flat=True)) == {
        "done": 1,
        "confirmed": 1,
        "requested": 1,
    }
    assert Visit.objects.get(status="done").ends_at < at
    assert Visit.objects.upcoming(at).count() == 2
    assert [host.name for host in hosts_of(user_of(TEACHER), at=at)] == ["Rosendalsgymnasiet"]


def check_times(at):
    school = Host.objects.get(name="Rosendalsgymnasiet")
    for name in ("Besök i klassen", "Möte med elevhälsan"):
        offer = VisitOffer.objects.get(name=name)
        last = local_day(at) + timedelta(days=offer.horizon_days)
        days = free_times(offer, school, first=local_day(at), last=last, at=at)
        assert any(day.starts for day in days)
        assert WeekRoom.objects.filter(offer=offer, room="bookable").exists()


def everything():
    """Every row of every table of ours, but for the columns that only say when."""
    ours = [
        m
        for app in ("schedules", "pages", "accounts")
        for m in apps.get_app_config(app).get_models()
    ]
    tables = {model.__name__: list(model.objects.order_by("pk").values()) for model in ours}
    del tables["WeekRoom"], tables["Generation"]
    pages = Page.objects.order_by("path").values_list("path", "title", "live", "latest_revision")
    return tables | {"Page": list(pages)}
