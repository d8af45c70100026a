"""A file of official tables on its way into the catalog: looked at first, applied in a second step."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.models.item_version import Level


class CatalogUpload(models.Model):
    """`difference` is what the office was shown when it applied the file; until then it is read anew each time."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("上传人"))
    blob = models.ForeignKey("publishing.Blob", models.PROTECT, related_name="+")
    file_name = models.CharField(_("文件"), max_length=150)
    year = models.PositiveSmallIntegerField(_("目录年份"))
    domain = models.CharField(_("领域"), max_length=4, blank=True)
    level = models.CharField(_("公开层级"), max_length=20, choices=Level, blank=True)
    organ = models.ForeignKey(
        "people.Organ", models.PROTECT, null=True, related_name="+", verbose_name=_("哪个单位的补充目录")
    )
    created_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    applied_at = models.DateTimeField(_("采用时间"), null=True)
    applied_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    difference = models.JSONField(default=dict)

    class Meta:
        db_table = "catalog_upload"
        verbose_name = _("目录导入")
        verbose_name_plural = _("目录导入")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(applied_at__isnull=True, applied_by__isnull=True)
                | models.Q(applied_at__isnull=False, applied_by__isnull=False),
                name="catalog_upload_applied_by_somebody",
            )
        ]

    def __str__(self):
        return self.file_name


class HeaderMapping(models.Model):
    """What somebody said the columns of an unknown header hold; the next file with the same header is read by it."""

    fingerprint = models.CharField(max_length=64, unique=True)
    words = ArrayField(models.CharField(max_length=200), verbose_name=_("表头"))
    targets = ArrayField(models.CharField(max_length=40, blank=True), verbose_name=_("对应的栏目"))
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "header_mapping"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(targets__len=models.F("words__len")), name="header_mapping_of_every_column"
            )
        ]

    def __str__(self):
        return "、".join(self.words)
