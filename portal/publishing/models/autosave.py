"""What somebody is typing and has not saved yet: a copy for that person alone, so that nothing typed is lost."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Autosave(models.Model):
    """One open form (`window`) of one person. No step of any work: it leaves no trail and makes nobody a contributor.

    Once its form has been saved the fields are emptied and the row stays a while as `finished`, so that a copy still on
    its way does not bring back what is long saved.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="autosaves")
    window = models.CharField(max_length=32)
    form = models.CharField(max_length=60, help_text=_("哪一种表单，例如 disclosure.document。"))
    publication = models.ForeignKey("publishing.Publication", models.PROTECT, null=True, related_name="autosaves")
    edits = models.PositiveIntegerField(_("打开时是第几次保存"), null=True)
    fields = models.JSONField(default=dict)
    finished = models.BooleanField(default=False)
    at = models.DateTimeField(_("什么时候"), auto_now=True)

    class Meta:
        db_table = "autosave"
        constraints = [
            models.UniqueConstraint(fields=["person", "window"], name="autosave_one_a_window"),
            models.CheckConstraint(condition=Q(window__regex=r"^[0-9a-f]{32}$"), name="autosave_window_form"),
        ]
        indexes = [models.Index(fields=["at"], name="autosave_age")]

    def __str__(self):
        return f"{self.form} {self.at:%Y-%m-%d %H:%M}"
