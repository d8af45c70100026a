"""An annual report (年度报告): one for an organ and a year, written, reviewed and released like everything else."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

FIRST_YEAR = 2008  # the Regulation came into force


class Format(models.TextChoices):
    F2021 = "2021", _("国办公开办函〔2021〕30号")
    TRIAL_2019 = "2019_trial", _("国办公开办函〔2019〕60号（试行）")


class AnnualReport(models.Model):
    publication = models.OneToOneField(
        "publishing.Publication", models.PROTECT, primary_key=True, related_name="annual_report"
    )
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="annual_reports")
    year = models.PositiveSmallIntegerField(_("年份"))

    class Meta:
        db_table = "annual_report"
        verbose_name = _("年度报告")
        verbose_name_plural = _("年度报告")
        constraints = [
            models.UniqueConstraint(fields=["organ", "year"], name="annual_report_once"),
            models.CheckConstraint(condition=Q(year__gte=FIRST_YEAR), name="annual_report_year"),
        ]

    def __str__(self):
        return f"{self.organ} {self.year}"


class ReportHeader(models.Model):
    """What is said and counted in one revision; frozen with it. `counted` is what the ledger gave when it was last
    saved, `entered` what only the office knows or states otherwise: table → row → column → number."""

    revision = models.OneToOneField(
        "publishing.Revision", models.PROTECT, primary_key=True, related_name="report_header"
    )
    format_version = models.CharField(_("格式"), max_length=10, choices=Format, default=Format.F2021)
    # An older report: a file, and of its figures only those that the next year goes on from.
    is_document = models.BooleanField(_("往年报告，按文件存入"), default=False)
    texts = models.JSONField(default=dict)  # section → words
    counted = models.JSONField(default=dict)
    entered = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)  # table → where the entered numbers are from
    carry_note = models.CharField(_("上年结转与去年报告不同的原因"), max_length=500, blank=True)
    published_at = models.DateTimeField(_("原发布时间"), null=True, blank=True, editable=False)
    members = ArrayField(models.CharField(max_length=32), default=list, blank=True)  # codes of organs summed up here
    missing = ArrayField(models.CharField(max_length=32), default=list, blank=True)  # not reported yet

    class Meta:
        db_table = "report_header"
        constraints = [
            models.CheckConstraint(
                condition=Q(format_version=Format.F2021) | Q(is_document=True), name="report_older_is_document"
            )
        ]

    def __str__(self):
        return self.format_version


class ReportingOrgan(models.Model):
    """Where the office sets something else than the law's defaults (AR-03, ARC-08)."""

    organ = models.OneToOneField("people.Organ", models.PROTECT, primary_key=True, related_name="reporting")
    reports = models.BooleanField(_("要编年度报告"), default=True)
    due = models.CharField(
        _("次年哪天前公布"), max_length=5, blank=True, help_text=_("月-日，例如 01-20；空着就按设置里的。"),
        validators=[RegexValidator(r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", _("请写成月-日，例如 01-20。"))],
    )  # fmt: skip
    makes_rules = models.BooleanField(_("有规章制定权"), default=False)

    class Meta:
        db_table = "reporting_organ"
        verbose_name = _("年报报送要求")
        verbose_name_plural = _("年报报送要求")

    def __str__(self):
        return str(self.organ)


class ReportClearance(models.Model):
    """The word of the office above on a report as it was submitted: cleared, or what is to be changed."""

    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="clearances")
    hash = models.CharField(max_length=64)
    is_cleared = models.BooleanField()
    note = models.CharField(max_length=500, blank=True)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "report_clearance"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(is_cleared=True) | ~Q(note=""), name="clearance_refused_with_note")
        ]

    def __str__(self):
        return f"{self.revision_id} {self.is_cleared}"
