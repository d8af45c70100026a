"""Citizens who were named to assess (评议员): who may write in a lane that is theirs."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.intake.slips import Slips
from feedback.models.lane import Lane

SLIPS = Slips("assessor")


class Assessor(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    lane = models.ForeignKey(Lane, models.PROTECT, related_name="assessors", verbose_name=_("渠道"))
    name = models.CharField(_("姓名"), max_length=50)
    is_named = models.BooleanField(_("公布姓名"), default=True, help_text=_("不愿公布的去掉勾，专报里只写“评议员”。"))
    since = models.DateField(_("起始日"))
    until = models.DateField(_("截止日"), null=True, blank=True, help_text=_("空着表示一直有效。"))
    code_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table = "assessor"
        verbose_name = _("评议员")
        verbose_name_plural = _("评议员")
        ordering = ["lane", "name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.code_hash = self.code_hash or SLIPS.stored(SLIPS.code_of(str(self.pk)))
        super().save(*args, **kwargs)

    @property
    def code(self) -> str:
        """What is given to the assessor; under whichever key it was made."""
        codes = (SLIPS.code_of(str(self.pk), n) for n, _key in enumerate(SLIPS.form_hashes("")))
        return next((code for code in codes if self.code_hash in SLIPS.looked_up(code)), "")
