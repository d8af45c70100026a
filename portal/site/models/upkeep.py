"""How something stands that must be kept up (portal/site/upkeep.py), and when somebody last looked at it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Upkeep(models.Model):
    key = models.CharField(max_length=30, primary_key=True)
    said = models.CharField(_("现在怎样"), max_length=200)
    is_late = models.BooleanField(_("超期"))
    confirmed_on = models.DateField(_("最近核对"), null=True)
    note = models.CharField(_("核对情况"), max_length=300, help_text=_("看过什么、要不要改；没有变化也写一句。"))

    class Meta:
        db_table = "upkeep"
        verbose_name = _("要经常更新的")
        verbose_name_plural = _("要经常更新的")
        ordering = ["-is_late", "key"]

    def __str__(self):
        return self.key
