from django.apps import AppConfig


class TrailConfig(AppConfig):
    """The append-only ledger of every step."""

    name = "portal.trail"
    label = "trail"
