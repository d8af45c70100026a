from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Publication, revision, approval, release, entry: the one way to the public."""

    name = "portal.publishing"
    label = "publishing"
    verbose_name = _("检查和解密")  # what of it stands in the desk's lists
