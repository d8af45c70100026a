"""A response to a concern (回应关切): reviewed and released like anything else, with its hours."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.publishing.models import Publication


class Topic(models.TextChoices):
    """The eight that were asked for by name (needs 000-08), and the rest."""

    EPIDEMIC = "epidemic", _("疫情")
    ECONOMY = "economy", _("经济金融")
    WAGES = "wages", _("工资拖欠")
    ENVIRONMENT = "environment", _("环境污染和生态破坏")
    FOOD_AND_DRUGS = "food_and_drugs", _("食品药品安全")
    LIVELIHOOD = "livelihood", _("教育医疗养老")
    SAFETY = "safety", _("安全生产")
    HARDSHIP = "hardship", _("困难群众生活")
    OTHER = "other", _("其他")


class Urgency(models.TextChoices):
    """How soon the first word is owed; the hours are settings (INT-09)."""

    EMERGENCY = "emergency", _("特别重大、重大突发事件")
    OTHER = "other", _("其他政务舆情")


class Seen(models.TextChoices):
    """Where the concern was seen."""

    NET = "net", _("网络留言和社交媒体")
    LETTER = "letter", _("来信")
    HOTLINE = "hotline", _("12345热线")
    MEDIA = "media", _("媒体报道")
    VISIT = "visit", _("走访和座谈")


class Response(Publication):
    class Meta:
        proxy = True
        verbose_name = _("回应关切")
        verbose_name_plural = _("回应关切")


class ResponseHeader(models.Model):
    """Belongs to the revision and is frozen with it."""

    revision = models.OneToOneField(
        "publishing.Revision", models.PROTECT, primary_key=True, related_name="response_header"
    )
    topic = models.CharField(_("哪一类"), max_length=20, choices=Topic)
    concern = models.CharField(
        _("群众关心什么"), max_length=500, help_text=_("用群众的话写，不写是谁说的，公众会看到。")
    )
    seen_in = models.CharField(_("从哪里看到的"), max_length=10, choices=Seen)
    urgency = models.CharField(_("紧急程度"), max_length=10, choices=Urgency, default=Urgency.OTHER)
    seen_at = models.DateTimeField(_("发现的时间"))
    assessed_at = models.DateTimeField(_("研判的时间"), null=True, blank=True)
    spoken_by = models.CharField(_("发言人"), max_length=50, blank=True, help_text=_("姓名和职务，公众会看到。"))
    published_at = models.DateTimeField(_("原发布时间"), null=True, blank=True, editable=False)

    class Meta:
        db_table = "response_header"
        constraints = [
            models.CheckConstraint(condition=Q(topic__in=Topic), name="response_topic_known"),
            models.CheckConstraint(condition=Q(urgency__in=Urgency), name="response_urgency_known"),
            models.CheckConstraint(condition=Q(seen_in__in=Seen), name="response_seen_in_known"),
            models.CheckConstraint(
                condition=Q(assessed_at__isnull=True) | Q(assessed_at__gte=F("seen_at")),
                name="response_assessed_after_seen",
            ),
        ]

    def __str__(self):
        return self.concern[:50]
