from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.following.models.subscription import Rhythm


class Mailing(models.Model):
    """What was sent on a day: numbers, and nothing of whom."""

    day = models.DateField(_("日期"))
    rhythm = models.CharField(_("种类"), max_length=10, choices=Rhythm)
    mails = models.PositiveIntegerField(_("封数"), default=0)
    things = models.PositiveIntegerField(_("条数"), default=0)

    class Meta:
        db_table = "mailing"
        verbose_name = _("订阅发送统计")
        verbose_name_plural = _("订阅发送统计")
        constraints = [models.UniqueConstraint(fields=["day", "rhythm"], name="mailing_once")]

    def __str__(self):
        return f"{self.day} {self.get_rhythm_display()}"
