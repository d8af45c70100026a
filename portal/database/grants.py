"""Tables of Django and of libraries. Letters: Select, Insert, Update, Delete; first staff, then public."""

GRANTS = {
    "django_migrations": ("S", "S"),  # /healthz compares them with the code's
    "django_content_type": ("S", "-"),
    "auth_permission": ("S", "-"),
    "auth_group": ("S", "-"),
    "auth_group_permissions": ("S", "-"),
    "django_session": ("SIUD", "-"),
    # The trail is the record of what staff did; admin's own log would be a second, deletable one.
    "django_admin_log": ("S", "-"),
    "account_emailaddress": ("SIUD", "-"),
    "account_emailconfirmation": ("SIUD", "-"),
    "mfa_authenticator": ("SIUD", "-"),
    "axes_accessattempt": ("SIUD", "-"),
    "axes_accessattemptexpiration": ("SIUD", "-"),
    "axes_accessfailurelog": ("SIUD", "-"),
    "axes_accesslog": ("SIUD", "-"),
}
