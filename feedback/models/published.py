"""An answer that everybody may read: which letter a publication was made of. The public never reads this row."""

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
