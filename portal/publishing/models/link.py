"""What one released thing says of another: it changes it, rests on it, names its number. The database alone reads it
from released headers (sql/70_links.sql), so it lives and dies with the entry of the release that says it."""

from django.db import models
from django.db.models import Min, Q
from django.utils.translation import gettext_lazy as _


class RelationKind(models.TextChoices):
    """DOC-07. Each is entered at one end and shown at both."""

    AMENDS = "amends", _("修改")  # some of its words; the rest goes on
    REVISES = "revises", _("修订")  # this text takes the place of the whole
    REPEALS = "repeals", _("废止")
    BASED_ON = "based_on", _("依据")
    DRAFT_OF = "draft_of", _("草案")
    # The course of a policy (CON-06): what came before says the policy, what follows says itself.
    PLANNED_IN = "planned_in", _("列入计划")
    DRAFTED_AS = "drafted_as", _("征求意见稿")
    OPINIONS_IN = "opinions_in", _("意见采纳")
    DECIDED_AT = "decided_at", _("会议审议")
    REPORTS_ON = "reports_on", _("执行情况")
    SUPERVISES = "supervises", _("监督检查")
    EVALUATES = "evaluates", _("实施评估")


INTERPRETS = "interprets"  # an interpretation explains a document; shown beside both
ANSWERS = "answers"  # a published answer explains a policy to whoever asked
EXPLAINING = (INTERPRETS, ANSWERS)


class Link(models.Model):
    """To a thing of ours (`target`), to whatever has a number (`number_key`; `cites`: it stands in the text), or to a
    text elsewhere (`words`)."""

    source = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="links", db_column="from_id")
    kind = models.CharField(max_length=20)
    target = models.ForeignKey(
        "publishing.Publication", models.PROTECT, null=True, related_name="linked_from", db_column="to_id"
    )
    number_key = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=400, blank=True)
    address = models.CharField(max_length=1000, blank=True)
    effective_on = models.DateField(null=True)
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "link"
        indexes = [
            models.Index(fields=["number_key"], name="link_number", condition=~Q(number_key="")),
        ]

    def __str__(self):
        return f"{self.source_id} {self.kind} {self.target_id or self.number_key or self.words}"

    @classmethod
    def date(cls, entry) -> None:
        """Set on an entry from when others change it, as the database will (date_entry in sql/70_links.sql)."""
        days = cls.objects.filter(target=entry.publication_id).aggregate(
            amended=Min("effective_on", filter=Q(kind__in=(RelationKind.AMENDS, RelationKind.REVISES))),
            replaced=Min("effective_on", filter=Q(kind=RelationKind.REVISES)),
            repealed=Min("effective_on", filter=Q(kind=RelationKind.REPEALS)),
        )
        entry.amended_on, entry.replaced_on, entry.repealed_on = days["amended"], days["replaced"], days["repealed"]
