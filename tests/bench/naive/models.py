"""Organs, domains, documents, attachments."""

from django.db import models


class Organ(models.Model):
    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    phone = models.CharField(max_length=60, blank=True)

    def __str__(self):
        return self.name


class Domain(models.Model):
    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=60)

    def __str__(self):
        return self.name


class Document(models.Model):
    title = models.CharField(max_length=200)
    index_number = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=120, blank=True, db_index=True)
    kind = models.CharField(max_length=60, db_index=True)
    organ = models.ForeignKey(Organ, models.PROTECT)
    domain = models.ForeignKey(Domain, models.PROTECT, null=True)
    topic = models.CharField(max_length=120, blank=True, db_index=True)
    level = models.CharField(max_length=20, blank=True, db_index=True)
    validity = models.CharField(max_length=20, db_index=True)
    year = models.IntegerField(db_index=True)
    issuing_organs = models.CharField(max_length=200, blank=True)
    publicity = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=100, blank=True)
    issued_on = models.DateField(null=True)
    effective_from = models.DateField(null=True)
    effective_until = models.DateField(null=True)
    published_at = models.DateTimeField(db_index=True)
    summary = models.CharField(max_length=500, blank=True)
    html = models.TextField()
    text = models.TextField()

    class Meta:
        ordering = ["-published_at", "-id"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/documents/{self.pk}/"


class Attachment(models.Model):
    document = models.ForeignKey(Document, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=150)
    size = models.BigIntegerField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.name
