"""Which documents must be interpreted (INT-04); the office may ask for more."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InterpretedKind(models.Model):
    """`code`: rules, normative (DOC-06), or a kind of the vocabulary. Read by `must_interpret` (sql/20_gate.sql)."""

    code = models.CharField(_("哪些文件"), max_length=40, primary_key=True)
    label = models.CharField(_("名称"), max_length=60)
    article = models.CharField(_("依据"), max_length=100)
    is_required = models.BooleanField(_("必须解读"), default=True)
    since = models.DateField(_("从哪天起公布的"), help_text=_("以前公布的，包括从旧网站迁来的，不补解读。"))
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "interpreted_kind"
        verbose_name = _("必须解读的文件")
        verbose_name_plural = _("必须解读的文件")
        ordering = ["sort"]

    def __str__(self):
        return self.label
