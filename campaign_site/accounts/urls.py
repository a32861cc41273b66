"""The pages of signing in: exactly these, and nothing else of allauth's."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import path
from wagtail.admin.auth import require_admin_access

from campaign_site.accounts import views
from campaign_site.accounts.staff_account import StaffAccountView

hosts_and_staff = [
    path("", views.ask_for_code, name="account_request_login_code"),
    path("kod/", views.confirm_code, name="account_confirm_login_code"),
    path("personal/", views.staff_sign_in, name="account_login"),
    path("nyckel/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("steg-tva/", mfa.authenticate, name="mfa_authenticate"),
    path("ut/", account.logout, name="account_logout"),
    path("avstangt/", account.account_inactive, name="account_inactive"),
]

staff = [
    ("bekrafta/", account.reauthenticate, "account_reauthenticate"),
    ("losenord/", account.password_change, "account_change_password"),
    ("skydd/", mfa.index, "mfa_index"),
    ("skydd/bekrafta/", mfa.reauthenticate, "mfa_reauthenticate"),
    ("skydd/app/", totp.activate_totp, "mfa_activate_totp"),
    ("skydd/app/bort/", totp.deactivate_totp, "mfa_deactivate_totp"),
    ("skydd/reserv/", recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    ("skydd/reserv/nya/", recovery.generate_recovery_codes, "mfa_generate_recovery_codes"),
    ("skydd/reserv/fil/", recovery.download_recovery_codes, "mfa_download_recovery_codes"),
    ("skydd/nycklar/", keys.list_webauthn, "mfa_list_webauthn"),
    ("skydd/nycklar/ny/", keys.add_webauthn, "mfa_add_webauthn"),
    ("skydd/nycklar/bekrafta/", keys.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("skydd/nycklar/<int:pk>/", keys.edit_webauthn, "mfa_edit_webauthn"),
    ("skydd/nycklar/<int:pk>/bort/", keys.remove_webauthn, "mfa_remove_webauthn"),
]

# Under /konto/
sign_in = hosts_and_staff + [
    path(route, views.staff_only(view), name=name) for route, view, name in staff
]

# At the root and before Wagtail's own, which stand behind the same addresses.
admin_sign_in = [
    path("admin/login/", views.to_staff_sign_in),
    path("admin/password_reset/", views.to_staff_sign_in),
    path("admin/password_reset/<path:rest>", views.to_staff_sign_in),
    path("admin/logout/", account.logout),
    path("admin/account/", require_admin_access(StaffAccountView.as_view())),
]

# Before Wagtail's pages, whose door for readers would take a staff password alone, any number of
# times.
page_sign_in = [path("_util/login/", views.to_staff_sign_in)]
