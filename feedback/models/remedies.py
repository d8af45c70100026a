"""Where one goes who is not content with an organ's decision (REQ-23, REQ-24): a row where the organ has its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Remedies(models.Model):
    """What is empty is taken from the organ above; without a word, the government above reconsiders
    (requests/remedies.py)."""

    organ = models.OneToOneField("people.Organ", models.PROTECT, related_name="+", verbose_name=_("作出决定的单位"))
    reconsideration = models.CharField(
        _("行政复议机关"), max_length=100, blank=True,
        help_text=_("空着是上一级人民政府：县级部门和乡镇的是县人民政府。县人民政府自己的，写市人民政府。"),
    )  # fmt: skip
    court = models.CharField(_("起诉的法院"), max_length=100, blank=True, help_text=_("空着用上级机关的。"))
    complaint = models.CharField(
        _("政府信息公开工作主管部门和电话"), max_length=200, blank=True, help_text=_("空着用上级机关的。")
    )

    class Meta:
        db_table = "remedies"
        verbose_name = _("救济途径")
        verbose_name_plural = _("救济途径")
        ordering = ["organ"]

    def __str__(self):
        return str(self.organ)
