from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Publication, revision, approval, release, entry: the one way to the public."""

    name = "portal.publishing"
    label = "publishing"
