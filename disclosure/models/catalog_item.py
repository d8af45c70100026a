"""A catalog item (公开事项): its number and address are for ever; what it says changes by versions (CAT-04)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, FilteredRelation, Max, Q, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from disclosure.models.domain import Domain
from disclosure.models.item_version import ItemVersion, State


class CatalogItemQuerySet(models.QuerySet):
    def at(self, path: str):
        """The items at "20/0007", as documents name them."""
        domain, _slash, number = path.partition("/")
        return self.filter(domain__code=domain, number=number)

    def listed(self):
        """Items that the catalog holds today."""
        return self.filter(versions__state=State.IN_FORCE)

    def named(self):
        """With name, publisher and time limit of the version in force, and the domain: what a line at the desk says."""
        return self.select_related("domain").annotate(
            now=FilteredRelation("versions", condition=Q(versions__state=State.IN_FORCE)),
            name=Case(
                When(now__level1__isnull=False, then=Concat("now__level1", Value("："), "now__level2")),
                default=Value(""),
            ),
            publisher=F("now__publisher"),
            time_limit=F("now__time_limit_text"),
        )

    def next_number(self, domain: Domain) -> str:
        """The number after the highest; the caller has locked the domain."""
        highest = self.filter(domain=domain).aggregate(n=Max("number"))["n"] or "0"
        return f"{int(highest) + 1:04}"


class CatalogItem(models.Model):
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="items", verbose_name=_("领域"))
    number = models.CharField(_("事项编号"), max_length=4, editable=False)
    plain = models.CharField(
        _("找什么"), max_length=200, blank=True, help_text=_("用百姓的话说一句；空着就由目录内容代替。")
    )
    template = models.TextField(
        _("范本"), blank=True,
        help_text=_("起草时放进正文的框架，小标题写齐要素；空着就用目录里的内容要素作小标题。"),
    )  # fmt: skip
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("由哪一项取代"),
        help_text=_("移出目录以后，由哪一项承接；两项的网页互相指明。"),
    )  # fmt: skip
    derived_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="derived", verbose_name=_("来自上级目录的哪一项"),
        help_text=_("本地增补或者改写的事项，记下它出自哪一项。"),
    )  # fmt: skip
    satisfied_by = ArrayField(
        models.CharField(max_length=40), verbose_name=_("由什么落实"), default=list, blank=True,
        help_text=_("法律规定的事项在目录里由什么落实，一行一个：领域代码（04）、事项编号（20/0007）或者本网站的栏目（/organs/）。"),
    )  # fmt: skip
    # What the last import said of it: a repeated import changes nothing, even where the office has edited since.
    imported_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = CatalogItemQuerySet.as_manager()

    class Meta:
        db_table = "item"
        verbose_name = _("公开事项")
        verbose_name_plural = _("公开事项")
        ordering = ["domain", "number"]
        constraints = [
            models.UniqueConstraint(fields=["domain", "number"], name="item_number_once"),
            models.CheckConstraint(condition=Q(number__regex=r"^[0-9]{4}$"), name="item_number_form"),
            models.CheckConstraint(
                condition=~Q(successor=F("id")) & ~Q(derived_from=F("id")), name="item_not_its_own_successor"
            ),
        ]

    def __str__(self):
        return f"{self.path} {name}" if (name := self.__dict__.get("name")) else self.path

    def get_absolute_url(self):
        return f"/catalog/{self.path}/"

    @property
    def path(self) -> str:
        """How documents and lists name the item: 20/0007."""
        return f"{self.domain.code}/{self.number}"

    @property
    def in_force(self) -> ItemVersion | None:
        return self.versions.filter(state=State.IN_FORCE).first()
