"""A released policy document to take along: as PDF with the official head, a rule as a Word file too."""

from hashlib import sha256

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from portal.site.keys import keyed_hashes


class PaperFormat(models.TextChoices):
    PDF = "pdf", _("PDF 文件")
    DOCX = "docx", _("Word 文件")


class Paper(models.Model):
    """Made of the live release alone, and gone with it (sql/50_paper.sql); without bytes it could not be made."""

    publication = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="papers")
    release = models.ForeignKey("publishing.Release", models.PROTECT, related_name="papers")
    format = models.CharField(max_length=4, choices=PaperFormat)
    validity = models.CharField(max_length=20)  # as it says on it
    layout = models.PositiveSmallIntegerField()
    content = models.BinaryField()
    seal = models.CharField(max_length=64, blank=True, default="")  # of these bytes for this release, by our key
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "paper"
        constraints = [
            models.UniqueConstraint(fields=["publication", "format"], name="paper_one_of_each"),
            models.CheckConstraint(condition=Q(format__in=PaperFormat.values), name="paper_format_known"),
        ]

    def __str__(self):
        return f"{self.publication_id}.{self.format}"

    @property
    def sealed_words(self) -> str:
        return f"{self.release_id} {self.format} {sha256(self.content).hexdigest()}"

    @property
    def is_ours(self) -> bool:
        """Whether the portal drew it: who can write the table and lacks the key puts nothing under an official head."""
        return self.seal in keyed_hashes("paper", self.sealed_words)
