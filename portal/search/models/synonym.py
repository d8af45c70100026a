"""What people say and what documents call it; the openness office keeps the table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

HELP = _("几个词用顿号分开。")


class Synonym(models.Model):
    """Whoever asks for one of `words` is shown what holds one of `means` too; the other way only where it says so."""

    words = models.CharField(_("百姓的说法"), max_length=200, help_text=HELP)
    means = models.CharField(_("文件里的说法"), max_length=200, help_text=HELP)
    both_ways = models.BooleanField(
        _("反过来也找"), default=False, help_text=_("两边是同一个意思时才选，例如 低保 和 最低生活保障。")
    )
    in_use = models.BooleanField(_("使用"), default=True)

    class Meta:
        db_table = "synonym"
        verbose_name = _("同义词")
        verbose_name_plural = _("同义词")
        ordering = ["words", "id"]
        constraints = [
            models.UniqueConstraint(fields=["words", "means"], name="synonym_once"),
            models.CheckConstraint(condition=~models.Q(words="") & ~models.Q(means=""), name="synonym_given"),
        ]

    def __str__(self):
        return f"{self.words} → {self.means}"
