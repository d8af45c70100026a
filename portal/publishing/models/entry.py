"""What the public side lists, filters and counts. Only a release writes an entry, only a withdrawal removes one."""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class EntryQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-sort_at", "-publication_id")

    def in_section(self, section: str):
        return self.filter(section=section)

    def for_listing(self):
        return self.select_related("organ")

    def with_validity(self, validity: str, on):
        """Entries whose validity is `validity` on the day `on`; a term that ended is expired without any job."""
        marked = Q(validity_mark__gt="")
        return self.filter(
            {
                "amended": Q(validity_mark="amended"),
                "repealed": Q(validity_mark="repealed"),
                "expired": ~marked & Q(valid__endswith__lte=on),
                "not_yet_in_force": ~marked & Q(valid__startswith__gt=on),
                "in_force": ~marked & (Q(valid__isnull=True) | Q(valid__contains=on)),
            }.get(validity, Q(pk__in=[]))
        )


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
    level = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField()
    sort_at = models.DateTimeField()
    issued_on = models.DateField(null=True)
    valid = DateRangeField(null=True)
    validity_mark = models.CharField(max_length=20, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        db_table = "entry"
        indexes = [
            models.Index(fields=["-sort_at", "-publication"], name="entry_newest"),
            models.Index(fields=["section", "-sort_at", "-publication"], name="entry_section_newest"),
            models.Index(fields=["organ", "-sort_at"], name="entry_organ_newest"),
            models.Index(fields=["section", "kind", "-sort_at"], name="entry_kind_newest"),
            models.Index(fields=["section", "year", "-sort_at"], name="entry_year_newest"),
            GinIndex(fields=["domains"], name="entry_domains"),
            GinIndex(fields=["items"], name="entry_items"),
            GinIndex(fields=["topics"], name="entry_topics"),
            GinIndex(fields=["numbers"], name="entry_numbers"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.path

    def validity(self, on) -> str:
        """The validity code (DOC-04) on the day `on`."""
        if self.validity_mark:
            return self.validity_mark
        if self.valid is None:
            return "in_force"
        if self.valid.lower and on < self.valid.lower:
            return "not_yet_in_force"
        return "in_force" if self.valid.upper is None or on < self.valid.upper else "expired"


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
