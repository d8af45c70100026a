"""A file that goes with an answer: as it was taken in, and the copy in which marked places are black."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.models.request import InformationRequest


class AnswerFile(models.Model):
    """Both sealed, as nothing of a request lies open. While the request is handled its marks may change, and then there
    is no copy until it is burned anew; afterwards nothing does (sql/50_answer_files.sql)."""

    request = models.ForeignKey(InformationRequest, models.PROTECT, related_name="files")
    name = models.CharField(_("文件名"), max_length=120)
    extension = models.CharField(max_length=10)
    sealed = models.BinaryField()
    pages = models.PositiveSmallIntegerField()
    marks = models.JSONField(default=list)  # as feedback.redaction.marks.Mark says them
    copy = models.BinaryField(null=True)
    given = models.BinaryField(null=True)  # the copy, sealed for the applicant by the approval (requests/giving.py)
    copy_sha256 = models.CharField(max_length=64, blank=True, default="")
    is_dropped = models.BooleanField(default=False)
    added_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "answer_file"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(copy__isnull=True, copy_sha256="") | models.Q(copy_sha256__regex=r"^[0-9a-f]{64}$"),
                name="answer_file_copy_has_digest",
            )
        ]

    def __str__(self):
        return self.name
