from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowingConfig(AppConfig):
    """Readers follow what is released: by mail or by feed, without an account."""

    name = "portal.following"
    label = "following"
    verbose_name = _("订阅")
