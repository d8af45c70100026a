"""What a document says of another one (DOC-07): entered at one end, with its revision; at both ends once released."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.publishing.models import RelationKind


class Relation(models.Model):
    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="relations")
    kind = models.CharField(_("关系"), max_length=20, choices=RelationKind)
    target = models.ForeignKey("publishing.Publication", models.PROTECT, null=True, related_name="+")
    words = models.CharField(_("那份文件"), max_length=400)
    address = models.CharField(max_length=1000, blank=True)
    effective_on = models.DateField(_("从哪天起"), null=True)
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "relation"
        ordering = ["sort"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RelationKind.values), name="relation_kind_known"),
            models.CheckConstraint(condition=Q(target__isnull=False) | ~Q(words=""), name="relation_names_its_end"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.words}"
