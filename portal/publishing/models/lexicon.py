"""The words that the examination looks for; the openness office keeps them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.examination.finding import Severity


class WordKind(models.TextChoices):
    NEGATIVE = "negative", _("负面清单")
    WRONG = "wrong", _("错别字")
    CONFUSED = "confused", _("易混的词")
    TITLE = "title", _("领导职务")
    PLACE = "place", _("地名和机构名")


class LexiconWord(models.Model):
    """One word, how far it stops a text, and what to write instead. No longer wanted: switched off, not deleted."""

    word = models.CharField(_("词"), max_length=60, unique=True)
    kind = models.CharField(_("种类"), max_length=20, choices=WordKind, default=WordKind.WRONG)
    severity = models.CharField(
        _("轻重"),
        max_length=20,
        choices=[each for each in Severity.choices if each[0] != Severity.REFUSES],
        default=Severity.NOTE,
    )
    instead = models.CharField(_("应当写"), max_length=60, blank=True)
    reason = models.CharField(_("说明"), max_length=200, blank=True)
    in_use = models.BooleanField(_("使用"), default=True)

    class Meta:
        db_table = "lexicon_word"
        verbose_name = _("检查用词")
        verbose_name_plural = _("检查用词")
        ordering = ["kind", "word"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(word=""), name="lexicon_word_given"),
            models.CheckConstraint(
                condition=models.Q(severity__in=[Severity.BLOCKS, Severity.ANSWER, Severity.NOTE]),
                name="lexicon_word_severity",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=WordKind.values), name="lexicon_word_kind"),
        ]

    def __str__(self):
        return self.word
