"""A file that was marked as secret and is so no longer, by the record of two persons (REV-02)."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class DeclassificationQuerySet(models.QuerySet):
    def in_force(self):
        """Confirmed by a second person."""
        return self.filter(confirmed_by__isnull=False)


class Declassification(models.Model):
    """The file is named by its hash alone: its bytes come in only after the second person's word. That it may be
    published is for the ordinary review to say; time alone never publishes."""

    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+", verbose_name=_("登记单位"))
    sha256 = models.CharField(
        _("文件指纹（SHA-256）"), max_length=64, unique=True, help_text=_("64位。文件变一个字节，指纹就不同。")
    )
    basis = models.CharField(_("解密依据"), max_length=300, help_text=_("哪个机关的哪份解密决定，或保密期限何日届满。"))
    decided_on = models.DateField(_("解密日期"))
    registered_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("登记人"))
    registered_at = models.DateTimeField(_("登记时间"), db_default=Now(), editable=False)
    confirmed_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", verbose_name=_("确认人"), editable=False
    )
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, editable=False)

    objects = DeclassificationQuerySet.as_manager()

    class Meta:
        db_table = "declassification"
        verbose_name = _("解密登记")
        verbose_name_plural = _("解密登记")
        ordering = ["-registered_at"]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="declassification_sha256"),
            models.CheckConstraint(condition=~Q(basis=""), name="declassification_has_basis"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("registered_by")),
                name="declassification_by_two_persons",
            ),
        ]

    def __str__(self):
        return self.sha256[:16]
