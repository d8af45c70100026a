"""What people ask when they look for a catalog item, in their own words (N16)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemQuestion(models.Model):
    item = models.ForeignKey("disclosure.CatalogItem", models.CASCADE, related_name="questions", verbose_name=_("事项"))
    words = models.CharField(_("常问"), max_length=60, help_text=_("老百姓会怎么问，例如 低保一个月有多少钱？"))
    sort = models.PositiveSmallIntegerField(_("排序"), default=0)

    class Meta:
        db_table = "item_question"
        verbose_name = _("常问")
        verbose_name_plural = _("常问")
        ordering = ["sort", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "words"], name="item_question_once"),
            models.CheckConstraint(condition=~models.Q(words=""), name="item_question_given"),
        ]

    def __str__(self):
        return self.words
