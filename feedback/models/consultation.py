"""A consultation (意见征集): a publication that asks the public; reviewed and released like any other."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from feedback.consultations.forms import CHOICES, FORMS
from portal.publishing.models import Publication


class Consultation(Publication):
    class Meta:
        proxy = True
        verbose_name = _("意见征集")
        verbose_name_plural = _("意见征集")


class ConsultationType(models.Model):
    """How long the public is asked at least (CON-01 … CON-03); the office may ask for more or for less."""

    code = models.CharField(_("代码"), max_length=20, primary_key=True)
    label = models.CharField(_("征集什么"), max_length=60)
    least_days = models.PositiveSmallIntegerField(
        _("一般不少于几日"), help_text=_("日历日，开始当天不计。短于它的，要公开写明理由。")
    )
    article = models.CharField(_("依据"), max_length=100)
    sort = models.PositiveSmallIntegerField(_("排序"), default=100)

    class Meta:
        db_table = "consultation_type"
        verbose_name = _("征集的期限")
        verbose_name_plural = _("征集的期限")
        ordering = ["sort"]

    def __str__(self):
        return self.label


class ConsultationHeader(models.Model):
    """What is said of a consultation beside its draft; it belongs to the revision and is frozen with it. It closes at
    the end of the day `closes_on`. With `with_result` the revision also tells what became of the opinions."""

    revision = models.OneToOneField(
        "publishing.Revision", models.PROTECT, primary_key=True, related_name="consultation_header"
    )
    form = models.CharField(_("征集形式"), max_length=20, choices=CHOICES)
    type = models.ForeignKey(
        ConsultationType, models.PROTECT, related_name="+", db_column="type", verbose_name=_("征集什么")
    )
    opens_on = models.DateField(_("开始日期"))
    closes_on = models.DateField(_("截止日期"), help_text=_("到这天24时为止。"))
    short_reason = models.CharField(
        _("期限较短的理由"), max_length=300, blank=True, help_text=_("短于规定的日数时要写，公众会看到。")
    )
    notice = models.TextField(_("公告"), max_length=3000, help_text=_("为什么征集，向谁征集。"))
    explanation = models.TextField(
        _("起草说明"), max_length=20_000, blank=True, help_text=_("为什么制定、依据、主要内容。")
    )
    is_online = models.BooleanField(_("网上可以提"), default=True)
    address = models.CharField(_("信函地址"), max_length=200, blank=True)
    email = models.EmailField(_("电子邮箱"), max_length=100, blank=True)
    phone = models.CharField(_("电话"), max_length=60, blank=True)
    fax = models.CharField(_("传真"), max_length=60, blank=True)
    contact_unit = models.CharField(_("联系单位"), max_length=100)
    questions = models.JSONField(_("问题"), default=list, blank=True)  # as questions.py reads them
    held_at = models.DateTimeField(_("举行时间"), null=True, blank=True)
    place = models.CharField(_("举行地点"), max_length=200, blank=True)
    places = models.PositiveSmallIntegerField(_("名额"), null=True, blank=True)
    selection = models.CharField(_("怎样产生参加的人"), max_length=300, blank=True)
    document = models.ForeignKey("publishing.Publication", models.PROTECT, null=True, blank=True, related_name="+")
    document_words = models.CharField(_("正式文件"), max_length=400, blank=True)
    with_result = models.BooleanField(default=False, editable=False)
    result_on = models.DateField(_("结果的原公布日期"), null=True, blank=True, editable=False)
    result_note = models.TextField(_("采纳情况说明"), max_length=3000, blank=True)
    published_at = models.DateTimeField(_("原发布时间"), null=True, blank=True, editable=False)

    class Meta:
        db_table = "consultation_header"
        constraints = [
            models.CheckConstraint(condition=Q(form__in=list(FORMS)), name="consultation_form_known"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="consultation_ends_after_begin"),
        ]

    def __str__(self):
        return self.form

    def clean(self):
        """CON-01 … CON-03; the database asks the same (sql/40_consultations.sql)."""
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": _t("截止日期在开始日期之前。")})
        if words := self.too_short(self.opens_on):
            raise ValidationError({"short_reason": words})

    def too_short(self, begins: datetime.date) -> str:
        """Why the public has too little time when it may begin on the day `begins`; empty: it has enough."""
        if self.short_reason or not (begins and self.closes_on and self.type_id):
            return ""
        days, least = (self.closes_on - begins).days, self.type.least_days
        if days >= least:
            return ""
        said = {"type": self.type.label, "n": max(days, 0), "least": least}
        return _t("“%(type)s”一般不少于%(least)s日，现在是%(n)s日。请改截止日期，或者写明期限较短的理由。") % said
