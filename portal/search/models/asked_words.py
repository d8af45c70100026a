"""How often something was asked for on a day, folded; no address, no session, and nothing that looks personal. What it
was stands here only once it was asked on five different days; until then a keyed hash of it does."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AskedWords(models.Model):
    """Written by `count_asked` (sql/20_asked.sql) alone, once a minute. `nothing`: how often it found nothing."""

    key = models.CharField(max_length=64)
    words = models.CharField(_("查找的词"), max_length=40, blank=True)
    day = models.DateField(_("日期"))
    n = models.PositiveIntegerField(_("次数"))
    nothing = models.PositiveIntegerField(_("没有结果"), default=0)

    class Meta:
        db_table = "asked_words"
        verbose_name = _("查找的词")
        verbose_name_plural = _("查找的词")
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="asked_words_once_a_day")]
        indexes = [models.Index(fields=["day"], name="asked_words_day")]

    def __str__(self):
        return self.words
