"""A release is the frozen copy that the public may read; never changed, never deleted."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Release(models.Model):
    publication = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="releases")
    revision = models.OneToOneField("publishing.Revision", models.PROTECT, related_name="release")
    no = models.PositiveIntegerField(_("版次"))
    kind = models.CharField(max_length=20)
    title = models.CharField(_("标题"), max_length=200)
    header = models.JSONField(default=dict)
    body_html = models.TextField(blank=True)
    body_text = models.TextField(blank=True)
    change_note = models.CharField(_("更正说明"), max_length=200, blank=True)
    hash = models.CharField(max_length=64)
    released_at = models.DateTimeField(_("公开时间"), db_default=Now())

    class Meta:
        db_table = "release"
        ordering = ["-no"]
        constraints = [models.UniqueConstraint(fields=["publication", "no"], name="release_number")]

    def __str__(self):
        return f"{self.title} v{self.no}"


class ReleaseFile(models.Model):
    release = models.ForeignKey(Release, models.PROTECT, related_name="files")
    n = models.PositiveIntegerField(_("序号"))
    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("文件名"), max_length=150)
    size = models.PositiveBigIntegerField()
    mime = models.CharField(max_length=100)

    class Meta:
        db_table = "release_file"
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["release", "n"], name="release_file_number")]

    def __str__(self):
        return self.name
