"""What the examination found in exactly these bytes, and what reviewers answered. Nothing here is ever changed."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from portal.examination.finding import Severity


class Examination(models.Model):
    """One run of the rules over a revision. A new row only when bytes, rules or findings are others than last time."""

    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="examinations")
    digest = models.CharField(max_length=64, help_text=_("检查的是哪份内容：内容指纹。"))
    rules = models.CharField(max_length=64, help_text=_("用的是哪一版规则。"))
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "examination"
        indexes = [models.Index(fields=["revision", "digest", "-id"], name="examination_newest")]
        constraints = [
            models.CheckConstraint(condition=models.Q(digest__regex=r"^[0-9a-f]{64}$"), name="examination_digest")
        ]

    def __str__(self):
        return self.digest


class RevisionFinding(models.Model):
    """One hit of one rule, with its place in words. `value` is what was found: for staff who may read the text."""

    examination = models.ForeignKey(Examination, models.PROTECT, related_name="findings")
    sort = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    rule = models.CharField(max_length=40)
    severity = models.CharField(_("程度"), max_length=10, choices=Severity)
    part = models.TextField()
    label = models.TextField(_("位置"))
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    value = models.TextField(_("内容"), blank=True)
    explanation = models.TextField(_("说明"), blank=True)

    class Meta:
        db_table = "revision_finding"
        ordering = ["sort"]
        constraints = [models.UniqueConstraint(fields=["examination", "key"], name="revision_finding_once")]

    def __str__(self):
        return f"{self.rule} {self.label}"

    @property
    def stops(self) -> bool:
        """Nobody's word helps: it must be mended."""
        return self.severity in (Severity.BLOCKS, Severity.REFUSES)

    @property
    def must_be_answered(self) -> bool:
        return self.severity == Severity.ANSWER


class FindingAnswer(models.Model):
    """A reviewer's word on a finding. It hangs on the finding's key: it survives an edit elsewhere, not a change of the
    thing itself; and it does not count for a text to which its writer contributed."""

    publication = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="finding_answers")
    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    words = models.CharField(_("答复"), max_length=500)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "finding_answer"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["publication", "key"], name="finding_answer_key")]
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="finding_answer_says_something")]

    def __str__(self):
        return self.words
