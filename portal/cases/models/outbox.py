"""Mails that are due at some moment, handed over to the mail server by `hand_over()` (mail.py)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at__isnull=True, attempts__lt=Outbox.MOST_ATTEMPTS)

    def given_up(self):
        """Tried as often as it may be, and still not sent: a person must look."""
        return self.filter(sent_at__isnull=True, attempts__gte=Outbox.MOST_ATTEMPTS)


class Outbox(models.Model):
    """One mail. What it says and to whom stands sealed in it until it is sent: only the desk's private key opens it,
    and nothing of it is kept afterwards."""

    MOST_ATTEMPTS = 10

    kind = models.CharField(_("种类"), max_length=60)
    recipient = models.BigIntegerField(_("收件人员编号"), null=True)
    created_at = models.DateTimeField(_("建立时间"))
    due_at = models.DateTimeField(_("应发时间"))
    sent_at = models.DateTimeField(_("发出时间"), null=True)
    attempts = models.PositiveSmallIntegerField(_("尝试次数"), default=0)
    last_error = models.CharField(_("上次的问题"), max_length=200, default="", blank=True)
    sealed = models.TextField(_("密封的信件"), default="", blank=True)
    message_id = models.UUIDField(_("信件编号"), unique=True)
    handed_at = models.DateTimeField(_("开始交给邮件服务器"), null=True)  # while the outcome of that is not known
    handed_again = models.PositiveSmallIntegerField(_("因结果不明再交"), default=0)

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
