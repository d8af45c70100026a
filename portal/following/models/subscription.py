"""What one reader follows by mail. Nobody who reads the row knows who that is."""

import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    AT_ONCE = "at_once", _("有了就发")
    DAILY = "daily", _("每天一封")
    WEEKLY = "weekly", _("每周一封")


class SubscriptionQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)


class Subscription(models.Model):
    """Written by readers through functions of the database alone (sql/10_following.sql); stopped, the row is gone.

    `token_hash` is of what stands in the addresses of its mails, `reader_hash` of the mail address: both tell whether
    two are the same, and neither gives anything away. Address and token are sealed for the desk's process.
    """

    TO_CONFIRM = datetime.timedelta(days=2)

    token_hash = models.CharField(max_length=64, unique=True)
    reader_hash = models.CharField(max_length=64)
    sealed = models.TextField()
    facets = ArrayField(models.CharField(max_length=80), default=list)
    words = models.CharField(_("检索词"), max_length=100, blank=True, default="")
    rhythm = models.CharField(_("多久一封"), max_length=10, choices=Rhythm)
    asked_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)  # when the mail that asks to confirm was written
    confirmed_at = models.DateTimeField(null=True)
    told_on = models.DateField(null=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        db_table = "subscription"
        verbose_name = _("订阅")
        verbose_name_plural = _("订阅")
        indexes = [models.Index(fields=["reader_hash"], name="subscription_reader")]

    def __str__(self):
        return f"{self.pk}"
