"""A document (政府信息): registered once under its index number; its header belongs to each revision (DOC-01)."""

from collections.abc import Collection

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.publishing.pairs import PairsOf
from portal.site.options import option


class Publicity(models.TextChoices):
    PROACTIVE = "proactive", _("主动公开")
    ON_REQUEST = "on_request", _("依申请公开")
    NOT_DISCLOSED = "not_disclosed", _("不予公开")


class ValidityMark(models.TextChoices):
    """What the office states of a document's validity; a term that begins or ends follows from its dates (DOC-04)."""

    NONE = "", _("按施行日期和有效期")
    AMENDED = "amended", _("已修改")
    REPEALED = "repealed", _("已废止")
    EXPIRED = "expired", _("已失效")


class Document(models.Model):
    publication = models.OneToOneField(
        "publishing.Publication", models.PROTECT, primary_key=True, related_name="document"
    )
    index_number = models.CharField(_("索引号"), max_length=60, help_text=_("登记时生成，永不改变，永不重用。"))
    responsible_organ = models.ForeignKey(
        "people.Organ", models.PROTECT, related_name="documents", verbose_name=_("公开责任主体")
    )
    publicity = models.CharField(_("公开属性"), max_length=20, choices=Publicity, default=Publicity.PROACTIVE)
    ground = models.CharField(_("不公开的理由"), max_length=20, blank=True)
    batch = models.ForeignKey("disclosure.ImportBatch", models.PROTECT, null=True, related_name="documents")

    class Meta:
        db_table = "document"
        verbose_name = _("公开文件")
        verbose_name_plural = _("公开文件")
        indexes = [GinIndex(PairsOf("index_number"), name="document_index_pairs")]
        constraints = [
            # Unique within its organ (IDX-03); an imported number may stand at another organ too (IDX-04).
            models.UniqueConstraint(fields=["responsible_organ", "index_number"], name="document_index_number"),
            models.CheckConstraint(
                condition=Q(publicity=Publicity.PROACTIVE) | ~Q(ground=""), name="document_withheld_has_ground"
            ),
        ]

    def __str__(self):
        return self.index_number


class DocumentHeader(models.Model):
    """The header of one revision; frozen with it."""

    revision = models.OneToOneField(
        "publishing.Revision", models.PROTECT, primary_key=True, related_name="document_header"
    )
    kind = models.CharField(_("体裁"), max_length=40, default="other")
    topic = models.CharField(_("主题分类"), max_length=20, blank=True)
    document_number = models.CharField(
        _("发文字号"), max_length=120, blank=True, help_text=_("例如 霁政办发〔2026〕12号；没有就空着。")
    )
    number_key = models.CharField(max_length=120, blank=True, editable=False)
    registration_number = models.CharField(_("规范性文件统一编号"), max_length=60, blank=True)
    issuing_organs = ArrayField(
        models.CharField(max_length=100), verbose_name=_("发文机关"), default=list, blank=True,
        help_text=_("联合发文的，牵头机关写在最前，用顿号分开。"),
    )  # fmt: skip
    issued_on = models.DateField(_("成文日期"), null=True, blank=True)
    effective_from = models.DateField(_("施行日期"), null=True, blank=True)
    effective_until = models.DateField(_("有效期至"), null=True, blank=True, help_text=_("最后有效的一天。"))
    validity_mark = models.CharField(_("有效性"), max_length=20, choices=ValidityMark, blank=True)
    content_source = models.CharField(_("来源"), max_length=100, blank=True, help_text=_("转载的写原发布单位。"))
    stage = models.CharField(_("公开阶段"), max_length=20, blank=True, default="", db_default="")
    caption_note = models.CharField(
        _("题注"), max_length=500, blank=True, default="", db_default="",
        help_text=_("规章的公布、修订和施行：什么时间、哪个文号。"),
    )  # fmt: skip
    filing_number = models.CharField(_("备案号"), max_length=60, blank=True, default="", db_default="")
    filed_on = models.DateField(_("备案日期"), null=True, blank=True)
    disclosure_time = models.CharField(_("公开时限"), max_length=20, default="long_term")
    scope = models.CharField(_("公开范围"), max_length=20, default="general_public")
    abstract = models.CharField(_("内容概述"), max_length=500, blank=True)
    published_at = models.DateTimeField(
        _("原发布时间"), null=True, blank=True, editable=False, help_text=_("从旧网站迁来的，原来哪天发布。")
    )

    class Meta:
        db_table = "document_header"
        indexes = [GinIndex(PairsOf("number_key"), name="header_number_pairs")]
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_until__isnull=True)
                | Q(effective_from__isnull=True)
                | Q(effective_until__gte=F("effective_from")),
                name="header_term_begins_before_it_ends",
            )
        ]

    def __str__(self):
        return self.document_number or str(self.pk)


class DocumentItem(models.Model):
    """A catalog item that this revision answers."""

    revision = models.ForeignKey("publishing.Revision", models.PROTECT, related_name="document_items")
    item = models.ForeignKey("disclosure.CatalogItem", models.PROTECT, related_name="document_items")
    sort = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "document_item"
        ordering = ["sort"]
        constraints = [models.UniqueConstraint(fields=["revision", "item"], name="document_item_once")]

    def __str__(self):
        return str(self.item)


class IndexCounter(models.Model):
    """The last serial given out to an organ in a year; gaps are fine, reuse is not (IDX-03)."""

    organ = models.ForeignKey("people.Organ", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField()

    class Meta:
        db_table = "index_counter"
        constraints = [models.UniqueConstraint(fields=["organ", "year"], name="index_counter_once")]

    def __str__(self):
        return f"{self.organ} {self.year} {self.n}"

    @classmethod
    def mint(cls, organ, year: int) -> str:
        """The next index number of `organ`, in the form that is set; one that an import brought is passed over."""
        return cls.mint_many(organ, year, 1)[0]

    @classmethod
    def mint_many(cls, organ, year: int, n: int, *, besides: Collection[str] = ()) -> list[str]:
        """The next `n`; `besides` are taken by what comes with them."""
        minted: list[str] = []
        form, code = option("documents.index_number"), organ.credit_code or organ.code
        while (wanted := n - len(minted)) > 0:
            with connection.cursor() as cursor:
                cursor.execute(
                    """INSERT INTO index_counter (organ_id, year, n) VALUES (%(organ)s, %(year)s, %(wanted)s)
                       ON CONFLICT (organ_id, year) DO UPDATE SET n = index_counter.n + %(wanted)s RETURNING n""",
                    {"organ": organ.pk, "year": year, "wanted": wanted},
                )
                (last,) = cursor.fetchone()
            serials = range(last - wanted + 1, last + 1)
            some = [form.format(credit_code=code, year=year, serial=serial) for serial in serials]
            there = Document.objects.filter(responsible_organ=organ, index_number__in=some)
            taken = {*besides, *there.values_list("index_number", flat=True)}
            minted += [number for number in some if number not in taken]
        return minted
