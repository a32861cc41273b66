"""Who gets what at which address: one row for each route of ours, a rule for Wagtail's own.

A row says what a GET answers to each role; `things` names what of the world stands in the address.
"""

from dataclasses import dataclass

from tests.site.permission_world import ROLES

SEEN, SIGN_IN, ONWARD, REFUSED, GONE, NOT_BY_GET = (
    "seen",
    "sign in",
    "onward",
    "refused",
    "gone",
    "not by GET",
)


@dataclass(frozen=True)
class Row:
    route: str
    answers: dict[str, str]
    things: tuple[str, ...] = ()


def answers(default: str, **by_role: str) -> dict[str, str]:
    return dict.fromkeys(ROLES, default) | by_role


def desk(*roles: str, seen: str = SEEN) -> dict[str, str]:
    """Strangers are sent to the door of staff, hosts and other staff are refused."""
    return answers(REFUSED, stranger=SIGN_IN, **dict.fromkeys([*roles, "admin"], seen))


def same(things: tuple[str, ...], names: str, given: dict[str, str]) -> list[Row]:
    """Routes that answer alike and have the same things in their address."""
    return [Row(name, given, things) for name in names.split()]


STAFF = ("facilitator", "communicator", "reviewer", "coordinator", "admin")
PUBLIC = answers(SEEN)
OWN_PAGES = answers(SEEN, stranger=SIGN_IN)
OWN_THING = answers(GONE, stranger=SIGN_IN, member=SEEN)
NOBODY = answers(GONE)
PLANS = desk("communicator")
PLANS_BY_POST = desk("communicator", seen=NOT_BY_GET)
VISITS = desk("coordinator")
VISITS_BY_POST = desk("coordinator", seen=NOT_BY_GET)
OWN_CALENDAR = answers(REFUSED, stranger=SIGN_IN, facilitator=SEEN)
FOREIGN_CALENDAR = OWN_CALENDAR | {"facilitator": GONE}
USERS = desk()


def account(staff: str) -> dict[str, str]:
    """Pages about how staff sign in: for hosts there are none."""
    return answers(GONE, stranger=SIGN_IN, **dict.fromkeys(STAFF, staff))


def door(stranger: str) -> dict[str, str]:
    """Whoever is inside already is led on, staff to the administration's first page."""
    return answers(stranger, member=ONWARD, other=ONWARD, **dict.fromkeys(STAFF, REFUSED))


READERS = [
    *same((), "search sitemap robots health account_inactive", PUBLIC),
    Row("wagtail_serve", NOBODY),
    Row("wagtaildocs_serve", PUBLIC, ("document", "file")),
    Row("wagtaildocs_authenticate_with_password", NOBODY, ("host",)),
    Row("wagtailcore_authenticate_with_password", NOBODY, ("host", "host")),
    # Outside the demo there is no such page.
    Row("demo_mail", NOBODY),
    Row("demo_mail_message", NOBODY, ("file_name",)),
    Row("demo_picture", NOBODY, ("file_name",)),
]
SIGNING_IN = [
    *same((), "account_request_login_code account_confirm_login_code account_login", door(SEEN)),
    *same((), "mfa_login_webauthn mfa_authenticate", door(SIGN_IN)),
    Row("account_logout", answers(SEEN, stranger=ONWARD)),
    *same((), "account_reauthenticate account_change_password", account(SEEN)),
    *same((), "mfa_index mfa_activate_totp", account(SEEN)),
    *same((), "mfa_list_webauthn mfa_add_webauthn mfa_generate_recovery_codes", account(SEEN)),
    # They have no second step yet, so these lead to the password or to nothing.
    *same((), "mfa_reauthenticate mfa_reauthenticate_webauthn", account(SIGN_IN)),
    *same((), "mfa_deactivate_totp mfa_view_recovery_codes", account(GONE)),
    Row("mfa_download_recovery_codes", account(GONE)),
    *same(("host",), "mfa_edit_webauthn mfa_remove_webauthn", account(GONE)),
]
COUNTER = [
    # Staff belong to no host: they are led to the question of where they work.
    Row("visits:times", answers(ONWARD, stranger=SIGN_IN, member=SEEN, other=SEEN), ("offer",)),
    # Without a time there is nothing to ask for: back to the free times.
    Row("visits:request", answers(ONWARD, stranger=SIGN_IN), ("offer",)),
    *same((), "visits:list visits:membership", OWN_PAGES),
    *same(("uuid",), "visits:visit visits:cancel visits:calendar_file", OWN_THING),
    Row("visits:pending", OWN_THING, ("waiting",)),
    *same(
        ("no_uuid",),
        "visits:visit visits:cancel visits:calendar_file",
        answers(GONE, stranger=SIGN_IN),
    ),
]
DESK_OF_PLANS = [
    *same(("edition",), "desk:edition desk:move_edition desk:cancel_edition", PLANS),
    Row("desk:pause_edition", PLANS, ("edition",)),
    Row("desk:pause_theme", PLANS, ("theme",)),
    Row("desk:add_edition", PLANS, ("campaign",)),
    *same(("edition",), "desk:confirm_edition desk:write_edition", PLANS_BY_POST),
    Row("desk:lift_pause", PLANS_BY_POST, ("pause",)),
    Row("desk:contact_wrong", PLANS_BY_POST, ("contact",)),
    *same((), "campaigns:index campaigns:index_results campaigns:add", PLANS),
    *same(("campaign",), "campaigns:edit campaigns:inspect", PLANS),
    Row("campaigns:settle", PLANS_BY_POST, ("conflict",)),
    *same((), "editions:index editions:index_results", PLANS),
    *same((), "themes:index themes:index_results themes:add", PLANS),
    Row("themes:edit", PLANS, ("theme",)),
    *same((), "helpcontacts:index helpcontacts:index_results helpcontacts:add", PLANS),
    Row("helpcontacts:edit", PLANS, ("contact",)),
]
DESK_OF_VISITS = [
    *same((), "visit_desk:index visit_desk:index_results", VISITS),
    Row("visit_desk:inspect", VISITS | dict.fromkeys(STAFF[:3], GONE), ("visit",)),
    # Who gives it reads it in the own calendar.
    Row("visit_desk:inspect", VISITS | {"communicator": GONE, "reviewer": GONE}, ("own_visit",)),
    Row("visit_desk:cancel", VISITS, ("visit",)),
    *same(("visit",), "visit_desk:confirm visit_desk:protect", VISITS_BY_POST),
    *same((), "membership_desk:index membership_desk:index_results", VISITS),
    *same(("waiting",), "membership_desk:inspect membership_desk:refuse", VISITS),
    Row("membership_desk:withdraw", VISITS, ("approved",)),
    Row("membership_desk:approve", VISITS_BY_POST, ("waiting",)),
    *same((), "offer_desk:index offer_desk:index_results offer_desk:add", VISITS),
    Row("offer_desk:edit", VISITS, ("offer",)),
    *same((), "team_desk:index team_desk:index_results team_desk:add", VISITS),
    Row("team_desk:edit", VISITS, ("team",)),
    *same((), "host_desk:index host_desk:index_results host_desk:add", VISITS),
    Row("host_desk:edit", VISITS, ("host",)),
    Row("host_desk:approve", VISITS_BY_POST, ("unapproved",)),
    *same((), "organizer_desk:index organizer_desk:index_results organizer_desk:add", VISITS),
    Row("organizer_desk:edit", VISITS, ("organizer",)),
    *same((), "school_year_desk:index school_year_desk:index_results school_year_desk:add", VISITS),
    *same(("school_year",), "school_year_desk:edit school_year_desk:delete", VISITS),
]
CALENDARS = [
    *same((), "facilitator_desk:index facilitator_desk:index_results facilitator_desk:add", VISITS),
    *same(("colleague",), "facilitator_desk:edit facilitator_desk:calendar", VISITS),
    *same(("colleague",), "facilitator_desk:add_hours facilitator_desk:add_absence", VISITS),
    Row("facilitator_desk:end_hours", VISITS, ("colleague", "colleague_series")),
    Row("facilitator_desk:end_absence", VISITS, ("colleague", "colleague_absence")),
    *same((), "calendar_desk:calendar calendar_desk:add_hours", OWN_CALENDAR),
    Row("calendar_desk:add_absence", OWN_CALENDAR),
    Row("calendar_desk:end_hours", OWN_CALENDAR, ("series",)),
    Row("calendar_desk:end_absence", OWN_CALENDAR, ("absence",)),
    Row("calendar_desk:end_hours", FOREIGN_CALENDAR, ("colleague_series",)),
    Row("calendar_desk:end_absence", FOREIGN_CALENDAR, ("colleague_absence",)),
]
PEOPLE = [
    *same((), "wagtailusers_users:index wagtailusers_users:index_results", USERS),
    Row("wagtailusers_users:add", USERS),
    *same(("person",), "wagtailusers_users:edit wagtailusers_users:delete", USERS),
    *same(("person",), "wagtailusers_users:history wagtailusers_users:history_results", USERS),
    Row("wagtailusers_users:usage", USERS, ("person",)),
]
ROWS = [
    *READERS,
    *SIGNING_IN,
    *COUNTER,
    *DESK_OF_PLANS,
    *DESK_OF_VISITS,
    *CALENDARS,
    *PEOPLE,
]

# Wagtail's own administration, by the first word of the address: strangers and hosts never get in.
WAGTAILS = [
    "account",
    "api",
    "block-preview",
    "bulk",
    "choose-anchor-link",
    "choose-email-link",
    "choose-external-link",
    "choose-page",
    "choose-phone-link",
    "collections",
    "dismissibles",
    "documents",
    "editing-sessions",
    "failwhale",
    "groups",
    "images",
    "jsi18n",
    "locales",
    "localize",
    "login",
    "logout",
    "pages",
    "password_reset",
    "redirects",
    "reports",
    "sites",
    "snippets",
    "sprite",
    "tag-autocomplete",
    "test404",
    "workflows",
]
# What strangers meet there instead of the door: nobody's secrets, or a way that leads to the door.
OUTSIDE = {
    "wagtailadmin_sprite": SEEN,
    "wagtailadmin_javascript_catalog": SEEN,
    "wagtailadmin_logout": ONWARD,
    "admin/logout/": ONWARD,
    "admin/^.*/$": ONWARD,
}
# Hosts' users may leave by this door, which shows a question.
LEAVING = {"wagtailadmin_logout": SEEN, "admin/logout/": SEEN}
