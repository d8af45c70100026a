"""Messages to staff that are due at some moment, sent by `deliver()` (portal/cases/outbox.py)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at__isnull=True, attempts__lt=Outbox.MOST_ATTEMPTS)

    def given_up(self):
        """Tried as often as it may be, and still not sent: a person must look."""
        return self.filter(sent_at__isnull=True, attempts__gte=Outbox.MOST_ATTEMPTS)


class Outbox(models.Model):
    """One message. It names things by id only: no personal data of a citizen passes here."""

    MOST_ATTEMPTS = 10

    kind = models.CharField(_("种类"), max_length=60)
    recipient = models.BigIntegerField(_("收件人员编号"), null=True)
    payload = models.JSONField(_("内容"), default=dict)
    created_at = models.DateTimeField(_("建立时间"))
    due_at = models.DateTimeField(_("应发时间"))
    sent_at = models.DateTimeField(_("发出时间"), null=True)
    attempts = models.PositiveSmallIntegerField(_("尝试次数"), default=0)
    last_error = models.CharField(_("上次的问题"), max_length=200, default="", blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        db_table = "outbox"
        verbose_name = _("待发消息")
        verbose_name_plural = _("待发消息")
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(fields=["due_at", "id"], name="outbox_waiting", condition=models.Q(sent_at__isnull=True)),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"
