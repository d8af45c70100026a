"""What strangers file by the public process, which cannot read it afterwards: letters, requests."""

import uuid

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How something came in; all but the first is entered at the desk."""

    INTERNET = "internet", _("网上")
    POST = "post", _("信函")
    EMAIL = "email", _("电子邮件")
    PHONE = "phone", _("电话")
    FAX = "fax", _("传真")
    IN_PERSON = "in_person", _("当面")
    HOTLINE = "hotline", _("12345热线")
    WECHAT = "wechat", _("微信公众号")


class Filed(models.Model):
    """Who filed it is sealed with the desk's public key; `masked` is what the desk's lists show. The code is kept as a
    keyed hash. `form_hash` names the form that was sent, `content_hash` what stood in it: sent twice, it is one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    number = models.CharField(_("编号"), max_length=20, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    form_hash = models.CharField(max_length=64, unique=True)
    content_hash = models.CharField(max_length=64)
    sealed = models.TextField()
    masked = models.CharField(_("姓名（遮盖）"), max_length=60)
    wants_mail = models.BooleanField(_("有消息时发邮件"), default=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.number


class Clocked(Filed):
    """A case that is owed an answer: its dates are a cache of the fold over its steps under the calendar that
    `calendar_mark` names (I-16)."""

    calendar_mark = models.CharField(max_length=16, blank=True, default="")

    class Meta:
        abstract = True

    @property
    def is_over(self) -> bool:
        return self.state in self.OVER

    @property
    def holder(self):
        """The organ where it lies, if it lies with one."""
        return self.organ

    @property
    def awaited_on(self):
        """By when it is somebody's turn."""
        return self.due_on


class FiledStep(models.Model):
    """What happened to it on which day, by which article, and what that does to the clock. Rows are added, never
    changed."""

    at = models.DateTimeField(db_default=Now())
    on = models.DateField()
    name = models.CharField(max_length=30)
    effect = models.CharField(max_length=10, blank=True, default="")  # of the clock (portal/cases/events.py)
    article = models.CharField(max_length=100, blank=True, default="")
    days = models.PositiveSmallIntegerField(null=True)
    organ = models.ForeignKey("people.Organ", models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True

    def __str__(self):
        return self.name
