"""Old documents that came in together: the batch, the line that each came from, and the word of who approved them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from portal.trail import words


class ImportBatch(models.Model):
    """One file of documents brought in together, approved together by a second person of the openness office."""

    number = models.CharField(_("批次号"), max_length=20, unique=True)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("导入人"))
    file_name = models.CharField(_("文件"), max_length=150)
    sha256 = models.CharField(max_length=64)
    report = models.JSONField(_("导入报告"), default=dict)
    created_at = models.DateTimeField(_("导入时间"), auto_now_add=True)

    class Meta:
        db_table = "import_batch"
        verbose_name = _("导入批次")
        verbose_name_plural = _("导入批次")
        ordering = ["-pk"]

    def __str__(self):
        return self.number


class ImportLine(models.Model):
    """Where an imported document came from, and what its line said that has no place of its own."""

    publication = models.OneToOneField(
        "publishing.Publication", models.PROTECT, primary_key=True, related_name="import_line"
    )
    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField(_("行"))
    digest = models.CharField(max_length=64, help_text=_("标题、日期和正文的指纹：同一件只导入一次。"))
    left = models.JSONField(_("没有对应栏目的内容"), default=dict)

    class Meta:
        db_table = "import_line"
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="import_line_once")]
        indexes = [models.Index(fields=["digest"], name="import_line_digest")]

    def __str__(self):
        return f"{self.batch} {self.number}"


class BatchApproval(models.Model):
    """One person's yes to a whole batch: the hash over all of it, how many were read of how many, and which."""

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="approvals")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", verbose_name=_("审核人"))
    hash = models.CharField(_("整批指纹"), max_length=64)
    documents = models.PositiveIntegerField(_("件数"))
    picks = ArrayField(models.PositiveIntegerField(), verbose_name=_("抽读的行"), default=list)
    basis = models.CharField(_("保密审查依据"), max_length=200)
    at = models.DateTimeField(_("审核时间"), db_default=Now())

    class Meta:
        db_table = "batch_approval"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.batch} {self.hash[:12]}"

    @property
    def sample_size(self) -> int:
        return len(self.picks)


words.name({
    "import_begun": _("开始导入旧网站的文件"), "import_ended": _("导入旧网站的文件"), "approve_import": _("整批审核"),
    "import_approved": _("整批公开"), "export_site": _("写出全站"),
})  # fmt: skip
