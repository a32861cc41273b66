"""The page of free times, week by week."""

from datetime import datetime

from django.shortcuts import render
from django.utils import timezone

from schedules.errors import SENTENCES
from schedules.models import Host, VisitOffer
from schedules.queries.bookable_weeks import BookableWeek, bookable_weeks, obstacle
from schedules.queries.facts import hosts_of, is_served
from schedules.queries.free_times import Day
from schedules.rules.texts import WeekKey, read_week, start_text, week_text
from schedules.views.doors import address, chosen_host, load_offer, signed_in, to_place_of_work
from schedules.views.progress import booking_progress
from schedules.views.words import day_title, hours_from, week_title


@signed_in()
def times(request, pk):
    at = timezone.now()
    offer = load_offer(pk)
    hosts = hosts_of(request.user, at=at)
    if not hosts:
        return to_place_of_work(request.user, offer)
    host = chosen_host(hosts, request.GET.get("host"))
    if host is None:
        return render(request, "schedules/choose_host.html", host_choice(offer, hosts))
    context = what_is_free(offer, host, read_week(request.GET.get("vecka", "")), at=at)
    context |= {"offer": offer, "host": host, "progress": booking_progress("time")}
    context["change_url"] = address("times", offer.pk) if len(hosts) > 1 else ""
    return render(request, "schedules/times.html", context)


def host_choice(offer: VisitOffer, hosts: list[Host]) -> dict:
    links = [
        {
            "title": host.name,
            "text": host.municipality.name,
            "url": address("times", offer.pk, host=host.pk),
        }
        for host in hosts
    ]
    return {"offer": offer, "links": links, "progress": booking_progress("time")}


def what_is_free(offer, host, asked: WeekKey | None, *, at: datetime) -> dict:
    reason = obstacle(offer, host)
    weeks = [] if reason else bookable_weeks(offer, host, at=at)
    if not weeks:
        return {
            "obstacle": SENTENCES[reason] if reason else "",
            "other_offers": [
                {"title": other.name, "url": address("times", other.pk, host=host.pk)}
                for other in VisitOffer.objects.bookable().with_needs().exclude(pk=offer.pk)
                if is_served(other, host)
            ],
        }
    return shown_week(weeks, asked or first_with_room(weeks), offer, host, at=at)


def first_with_room(weeks: list[BookableWeek]) -> WeekKey:
    return next((week.week for week in weeks if week.has_room), weeks[0].week)


def shown_week(weeks: list[BookableWeek], key: WeekKey, offer, host, *, at: datetime) -> dict:
    week = next((week for week in weeks if week.week == key), None)
    earlier = [week.week for week in weeks if week.week < key]
    later = [week.week for week in weeks if week.week > key]
    roomy = next((week.week for week in weeks if week.week > key and week.has_room), None)

    def link(target: WeekKey | None) -> dict | None:
        return target and {
            "title": week_title(target, at=at),
            "url": address("times", offer.pk, host=host.pk, vecka=week_text(target)),
        }

    return {
        "week_title": week_title(key, at=at),
        "before": link(earlier[-1] if earlier else None),
        "after": link(later[0] if later else None),
        "next_with_room": link(roomy),
        "week": week,
        "days": [slots_of(day, offer) for day in week.days if day.starts] if week else [],
    }


def slots_of(day: Day, offer: VisitOffer) -> dict:
    return {
        "title": day_title(day.day),
        "date": day.day.isoformat(),
        "times": [
            {"value": start_text(start), "label": hours_from(start, offer.minutes)}
            for start in day.starts
        ],
    }
