"""What a reader says of an interpretation: whether it helped, and what is still unclear. Never shown to the public."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Unclear(models.TextChoices):
    WORDS = "words", _("术语多，读不懂")
    DOING = "doing", _("没说怎么办、到哪里办")
    MINE = "mine", _("看不出与我有没有关系")
    OLD = "old", _("跟现在的做法不一样")
    FOUND = "found", _("不是我要找的")


class ReaderWord(models.Model):
    """Written by the public process through `reader_word_say` alone (sql/40_reader_words.sql). `said` is sealed, for
    people write their affairs into any field; it goes after a year, the count stays."""

    interpretation = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))
    helped = models.BooleanField(_("有帮助"))
    unclear = ArrayField(
        models.CharField(max_length=10, choices=Unclear), verbose_name=_("哪里不清楚"), default=list, blank=True
    )
    sealed = models.TextField(blank=True)
    form_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table = "reader_word"
        verbose_name = _("读者的话")
        verbose_name_plural = _("读者的话")
        ordering = ["-id"]
        indexes = [models.Index(fields=["interpretation", "-id"], name="reader_word_of")]
        constraints = [
            models.CheckConstraint(condition=Q(unclear__contained_by=list(Unclear)), name="reader_word_unclear_known"),
            models.CheckConstraint(condition=Q(helped=False) | Q(unclear=[]), name="reader_word_unclear_of_no"),
        ]

    def __str__(self):
        return str(_("有帮助") if self.helped else _("没有帮上忙"))
