"""A publication is permanent: its identity and its address for ever, whatever its content becomes."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationQuerySet(models.QuerySet):
    def live(self):
        return self.filter(live_release__isnull=False)

    def of_organs(self, organ_ids):
        return self.filter(organ_id__in=organ_ids)


class Publication(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("种类"), max_length=20, help_text=_("哪个应用的内容：document、interpretation……"))
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="publications", verbose_name=_("公开主体"))
    number = models.PositiveBigIntegerField(
        _("公开编号"), unique=True, null=True, editable=False,
        help_text=_("网址里的编号，第一次公开时才有，草稿不占号。"),
    )  # fmt: skip
    live_release = models.OneToOneField(
        "publishing.Release", models.PROTECT, null=True, editable=False, related_name="live_publication",
        verbose_name=_("现行公开版"),
    )  # fmt: skip
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        db_table = "publication"
        verbose_name = _("公开信息")
        verbose_name_plural = _("公开信息")
        indexes = [
            models.Index(fields=["kind", "organ", "-created_at"], name="publication_desk"),
            models.Index(fields=["-created_at", "-id"], name="publication_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(live_release__isnull=True) | models.Q(number__isnull=False),
                name="publication_live_has_number",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.number or self.pk}"

    @property
    def open_revision(self):
        """The one revision that is being written or reviewed, or None."""
        return self.revisions.open().first()


class PublicationNumber(models.Model):
    """One row: the last public number given out, at a first release."""

    n = models.BigIntegerField(default=0)

    class Meta:
        db_table = "publication_number"

    def __str__(self):
        return str(self.n)
