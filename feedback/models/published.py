"""An answer that everybody may read: which letter a publication was made of, and what it is knowledge of. The public
never reads these rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.models.letter import Letter


class PublishedAnswer(models.Model):
    publication = models.OneToOneField(
        "publishing.Publication", models.PROTECT, primary_key=True, related_name="published_answer"
    )
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="published")

    class Meta:
        db_table = "published_answer"
        verbose_name = _("公开的来信答复")
        verbose_name_plural = _("公开的来信答复")

    def __str__(self):
        return str(self.pk)


class AnswerHeader(models.Model):
    """The policy that an answer explains and its catalog item (N24): part of its revision, frozen with it."""

    revision = models.OneToOneField(
        "publishing.Revision", models.PROTECT, primary_key=True, related_name="answer_header"
    )
    policy = models.ForeignKey(
        "publishing.Publication", models.PROTECT, null=True, related_name="+", verbose_name=_("问的是哪份文件")
    )
    item = models.ForeignKey(
        "disclosure.CatalogItem", models.PROTECT, null=True, related_name="+", verbose_name=_("目录事项")
    )

    class Meta:
        db_table = "answer_header"

    def __str__(self):
        return str(self.pk)
