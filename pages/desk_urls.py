"""Addresses of the desk's pages about editions, below the administration's own."""

from django.urls import path

from pages.views import contacts, edition_steps, editions, pauses

app_name = "desk"
urlpatterns = [
    path("editions/<int:pk>/", editions.show, name="edition"),
    path("editions/<int:pk>/confirm/", editions.confirm, name="confirm_edition"),
    path("editions/<int:pk>/write/", editions.write, name="write_edition"),
    path("editions/<int:pk>/move/", edition_steps.move, name="move_edition"),
    path("editions/<int:pk>/cancel/", edition_steps.cancel, name="cancel_edition"),
    path("editions/<int:pk>/pause/", pauses.pause_edition, name="pause_edition"),
    path("campaigns/<int:campaign_pk>/add-edition/", edition_steps.add, name="add_edition"),
    path("themes/<int:pk>/pause/", pauses.pause_theme, name="pause_theme"),
    path("pauses/<int:pk>/lift/", pauses.lift, name="lift_pause"),
    path("contacts/<int:pk>/wrong/", contacts.wrong, name="contact_wrong"),
]
