"""What the office has set, where it differs from what an option declares (portal/site/options.py)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Setting(models.Model):
    key = models.CharField(_("名称"), max_length=100, primary_key=True)
    value = models.JSONField(_("值"))
    source = models.CharField(_("依据"), max_length=300, blank=True)
    changed_at = models.DateTimeField(_("修改时间"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("修改人")
    )

    class Meta:
        db_table = "setting"
        verbose_name = _("设置")
        verbose_name_plural = _("设置")
        ordering = ["key"]

    def __str__(self):
        return self.key
