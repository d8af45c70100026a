"""A revision is content: edited only while it is a draft, then frozen (the database sees to it)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.publishing.pairs import PairsOf
from portal.publishing.states import EDITABLE, OPEN, STEPS, State


class RevisionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN)

    def editable(self):
        return self.filter(state__in=EDITABLE)

    def under_review(self):
        return self.filter(state__in=STEPS)

    def due(self, at):
        """Signed revisions whose time has come."""
        return self.filter(state=State.SCHEDULED, release_at__lte=at)

    def of_organs(self, organ_ids):
        return self.filter(publication__organ_id__in=organ_ids)

    def newest_of(self, publication):
        """The last revision of a publication, or None."""
        return self.filter(publication=publication).order_by("-no").first()


class Revision(models.Model):
    class Mode(models.TextChoices):
        ORDINARY = "ordinary", _("普通")
        BATCH = "batch", _("批量")
        EMERGENCY = "emergency", _("应急")

    publication = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="revisions")
    no = models.PositiveIntegerField(_("稿次"))
    state = models.CharField(_("状态"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.ORDINARY, editable=False)
    title = models.CharField(_("标题"), max_length=200)
    header = models.JSONField(default=dict, editable=False, help_text=_("送审时的著录信息，供显示和计算指纹。"))
    body_html = models.TextField(_("正文"), blank=True)
    body_text = models.TextField(blank=True, editable=False)
    hash = models.CharField(_("内容指纹"), max_length=64, null=True, editable=False)
    track = ArrayField(models.TextField(), default=list, editable=False)
    round = models.PositiveIntegerField(_("送审轮次"), default=0, editable=False)
    release_at = models.DateTimeField(_("公开时间"), null=True, blank=True, editable=False)
    change_note = models.CharField(_("更正说明"), max_length=200, blank=True)
    edits = models.PositiveIntegerField(default=0, editable=False)
    due_on = models.DateField(_("应于何日前公开"), null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    moved_at = models.DateTimeField(_("最近流转"), auto_now_add=True, editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        db_table = "revision"
        verbose_name = _("稿件")
        verbose_name_plural = _("稿件")
        constraints = [
            models.UniqueConstraint(fields=["publication", "no"], name="revision_number"),
            models.UniqueConstraint(fields=["publication"], condition=Q(state__in=OPEN), name="revision_one_open"),
            models.UniqueConstraint(
                fields=["publication"], condition=Q(state=State.RELEASED), name="revision_one_live"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="revision_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=[*EDITABLE, State.DISCARDED]) | Q(hash__regex=r"^[0-9a-f]{64}$"),
                name="revision_reviewed_has_hash",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SCHEDULED) | Q(release_at__isnull=False), name="revision_scheduled_has_time"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_on"], name="revision_queue"),
            GinIndex(PairsOf("title"), name="revision_title_pairs"),
        ]

    def __str__(self):
        return self.title

    def move_to(self, state: str, **fields) -> None:
        fields |= {"state": state, "moved_at": timezone.now()}
        for name, value in fields.items():
            setattr(self, name, value)
        self.save(update_fields=list(fields))

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE
