"""The pages of hosts' staff. Swedish addresses, the same in every language."""

from django.urls import path

from schedules.views import calendar_files, memberships, requests, times, visits

app_name = "visits"

urlpatterns = [
    path("besok/tider/<int:pk>/", times.times, name="times"),
    path("besok/fraga/<int:pk>/", requests.ask_for_visit, name="request"),
    path("mina-besok/", visits.my_visits, name="list"),
    path("mina-besok/<uuid:uuid>/", visits.visit, name="visit"),
    path("mina-besok/<uuid:uuid>/avboka/", visits.cancel, name="cancel"),
    path("mina-besok/<uuid:uuid>/kalender.ics", calendar_files.calendar_file, name="calendar_file"),
    path("min-skola/", memberships.ask_for_membership, name="membership"),
    path("min-skola/<int:pk>/", memberships.membership, name="pending"),
]
