"""Who explains an organ's policies to whoever asks (政策专员): named, with phone and hours; public once saved."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PolicyContact(models.Model):
    """For one kind of policy document, or for all kinds of the organ where nobody is named for the kind."""

    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+", verbose_name=_("单位"))
    kind = models.CharField(
        _("体裁"), max_length=40, blank=True, help_text=_("只管一种体裁的填这一种；空着就是本单位全部政策文件。")
    )
    name = models.CharField(_("政策专员"), max_length=50, help_text=_("科室和姓名，公众会看到，例如 社会救助股 张某。"))
    phone = models.CharField(_("电话"), max_length=50)
    hours = models.CharField(_("接听时间"), max_length=100, help_text=_("例如 工作日 9:00—12:00，14:00—17:30。"))
    is_active = models.BooleanField(_("在用"), default=True, help_text=_("换人时改这一条；不再设的，去掉勾。"))

    class Meta:
        db_table = "policy_contact"
        verbose_name = _("政策专员")
        verbose_name_plural = _("政策专员")
        ordering = ["organ__sort", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "kind"], name="policy_contact_once",
                violation_error_message=_("这个单位的这种体裁已经有政策专员，请改那一条。"),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.organ} {self.name}"
