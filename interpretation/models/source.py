"""What an interpretation explains: a document of ours, released or not yet, or one of a higher organ elsewhere."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="sources")
    target = models.ForeignKey("publishing.Publication", models.PROTECT, null=True, related_name="explained_by")
    words = models.CharField(_("解读的文件"), max_length=400)
    address = models.CharField(_("网址"), max_length=1000, blank=True)
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "interpretation_source"
        ordering = ["sort"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="source_is_named"),
            # INT-07: without a document of ours there is the address of one elsewhere.
            models.CheckConstraint(condition=Q(target__isnull=False) | ~Q(address=""), name="source_leads_somewhere"),
        ]

    def __str__(self):
        return self.words
