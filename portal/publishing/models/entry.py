"""What the public side lists, filters and counts. Only a release writes an entry, only a withdrawal removes one."""

import uuid

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from portal.publishing.facets import standing_of

# Fixed samples: of the random keys the lowest sixteenth, and so on.
SAMPLE_ENDS = {share: uuid.UUID(int=2**128 // share) for share in (16, 64, 256)}


class EntryQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-sort_at", "-publication_id")

    def in_section(self, section: str):
        return self.filter(section=section)

    def for_listing(self):
        return self.select_related("organ")

    def turned(self, on):
        """Entries whose term began or ended by the day `on`, and whose facets do not say so yet."""
        return self.filter(turns_on__lte=on)


class Entry(models.Model):
    publication = models.OneToOneField("publishing.Publication", models.PROTECT, primary_key=True)
    release = models.OneToOneField("publishing.Release", models.PROTECT)
    path = models.CharField(max_length=200, unique=True)
    section = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="entries")
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=500, blank=True)
    numbers = ArrayField(models.CharField(max_length=120), default=list)
    domains = ArrayField(models.CharField(max_length=10), default=list)
    items = ArrayField(models.CharField(max_length=20), default=list)
    topics = ArrayField(models.CharField(max_length=20), default=list)
    audiences = ArrayField(models.CharField(max_length=20), default=list, db_default=[])
    level = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=20, blank=True, default="", db_default="")
    year = models.PositiveSmallIntegerField()
    sort_at = models.DateTimeField()
    issued_on = models.DateField(null=True)
    valid = DateRangeField(null=True)
    validity_mark = models.CharField(max_length=20, blank=True)
    # From when released documents say that they amend, replace or repeal it; set by the database (sql/70_links.sql).
    amended_on = models.DateField(null=True)
    replaced_on = models.DateField(null=True)
    repealed_on = models.DateField(null=True)
    # Found under these (portal/publishing/facets.py); the validity among them is of a day, until the next turn.
    facets = ArrayField(models.TextField(), default=list)
    turns_on = models.DateField(null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        db_table = "entry"
        indexes = [
            # With the facets in it a list narrowed by common values is read from the index alone.
            models.Index(
                F("section"), F("sort_at").desc(), F("publication").desc(), include=["facets"], name="entry_newest"
            ),
            models.Index(
                F("section"), F("issued_on").desc(nulls_last=True), F("sort_at").desc(), F("publication").desc(),
                include=["facets"], name="entry_issued",
            ),
            models.Index(fields=["organ", "-sort_at", "-publication"], name="entry_of_organ"),
            GinIndex(fields=["facets"], name="entry_facets"),
            # What big results are estimated from.
            *(
                GinIndex(fields=["facets"], name=f"entry_sample_{share}", condition=Q(publication__lt=end))
                for share, end in SAMPLE_ENDS.items()
            ),
            GinIndex(fields=["items"], name="entry_items"),
            GinIndex(fields=["numbers"], name="entry_numbers"),
            HashIndex(fields=["title"], name="entry_title"),  # the versions of one law under one title
            models.Index(fields=["turns_on"], name="entry_turns", condition=Q(turns_on__isnull=False)),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.path

    def validity(self, on) -> str:
        """The validity code (DOC-04) on the day `on`."""
        return standing_of(self, on).validity


class Gone(models.Model):
    """An address whose content was withdrawn: it answers 410 with reason, day, organ and index number, no more."""

    path = models.CharField(primary_key=True, max_length=200)
    at = models.DateTimeField(db_default=Now())
    reason_code = models.CharField(_("原因"), max_length=30)
    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+")
    index_number = models.CharField(_("索引号"), max_length=60, blank=True)

    class Meta:
        db_table = "gone"

    def __str__(self):
        return self.path


class Edition(models.Model):
    """One row: grows with every release and withdrawal; page caches live by it."""

    n = models.BigIntegerField(default=0)

    class Meta:
        db_table = "edition"

    def __str__(self):
        return str(self.n)
