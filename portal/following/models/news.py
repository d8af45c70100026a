"""What has become public, and which subscriptions it is for."""

from django.db import models


class News(models.Model):
    """Written by a trigger on `entry`, in the transaction of the release (sql/20_news.sql)."""

    class What(models.TextChoices):
        NEW = "new"
        CHANGED = "changed"  # amended, replaced or repealed by something released

    publication = models.ForeignKey("publishing.Publication", models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    at = models.DateTimeField()
    matched = models.BooleanField(default=False)

    class Meta:
        db_table = "news"
        indexes = [models.Index(fields=["id"], name="news_unmatched", condition=models.Q(matched=False))]

    def __str__(self):
        return f"{self.what} {self.publication_id}"


class Telling(models.Model):
    """This is to be told to that reader; gone when it was."""

    subscription = models.ForeignKey("following.Subscription", models.CASCADE, related_name="tellings")
    news = models.ForeignKey(News, models.CASCADE)

    class Meta:
        db_table = "telling"
        constraints = [models.UniqueConstraint(fields=["subscription", "news"], name="told_once")]

    def __str__(self):
        return f"{self.subscription_id} {self.news_id}"
