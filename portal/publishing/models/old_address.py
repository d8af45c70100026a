"""Where an older site had something: its readers are led to the new address, for ever."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OldAddress(models.Model):
    """A path of the older site, with its query if it had one. `target` is ours, from the first release on; before,
    nobody outside knows of it."""

    path = models.CharField(_("原网址"), primary_key=True, max_length=500)
    publication = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="old_addresses")
    target = models.CharField(max_length=200, blank=True, default="", db_default="")

    class Meta:
        db_table = "old_address"
        constraints = [
            models.CheckConstraint(condition=models.Q(path__startswith="/"), name="old_address_is_a_path"),
            models.CheckConstraint(condition=~models.Q(path=models.F("target")), name="old_address_leads_elsewhere"),
        ]

    def __str__(self):
        return self.path
