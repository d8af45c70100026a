"""Bytes named by their SHA-256, and which revision carries them under which name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Blob(models.Model):
    """One file's bytes, stored once in media/ab/cd/<sha256>; whoever replaces them on disk is found by the hash."""

    class Scan(models.TextChoices):
        CLEAN = "clean", _("已检查")
        UNREADABLE = "unreadable", _("内容读不出，人工检查")

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveBigIntegerField()
    mime = models.CharField(max_length=100)
    scan_state = models.CharField(max_length=20, choices=Scan, default=Scan.CLEAN)
    text = models.TextField(blank=True, help_text=_("读出的文字，供检查和搜索。"))
    texts = models.JSONField(
        default=list, editable=False, help_text=_("读出的文字和它们的位置：正文、页眉、批注、隐藏的表……")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "blob"
        constraints = [models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="blob_sha256")]

    def __str__(self):
        return self.sha256


class RevisionFileQuerySet(models.QuerySet):
    def with_blobs(self):
        """Without the texts that were read out of them."""
        return self.select_related("blob").defer("blob__text", "blob__texts")


class RevisionFile(models.Model):
    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="files")
    sort = models.PositiveIntegerField(_("次序"))
    blob = models.ForeignKey(Blob, models.PROTECT, db_column="sha256")
    name = models.CharField(_("文件名"), max_length=150)

    objects = RevisionFileQuerySet.as_manager()

    class Meta:
        db_table = "revision_file"
        verbose_name = _("附件")
        verbose_name_plural = _("附件")
        ordering = ["sort"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "sort"], name="revision_file_order", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self):
        return self.name
