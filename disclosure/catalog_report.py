"""What an import of the catalog did, or would do."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from disclosure.catalog_rows import BadRow
from disclosure.models import Domain
from disclosure.official.difference import Change


@dataclass
class Report:
    new_domains: list[Domain] = field(default_factory=list)
    new: list[str] = field(default_factory=list)  # paths of items: 20/0007
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    gone: list[str] = field(default_factory=list)
    changes: dict[str, list[Change]] = field(default_factory=dict)  # path → element by element
    outcome: dict[tuple, tuple[str, str]] = field(default_factory=dict)  # (sheet, line) → (new …, path)
    lacks: list = field(default_factory=list)  # of a supplement: what is owed and stands in no catalog
    bad: list[BadRow] = field(default_factory=list)
    doubts: list[BadRow] = field(default_factory=list)

    @property
    def wrote(self) -> bool:
        return bool(self.new_domains or self.new or self.changed)

    def __str__(self):
        told = {
            "new": len(self.new), "changed": len(self.changed), "same": self.unchanged, "gone": len(self.gone),
            "bad": len(self.bad),
        }  # fmt: skip
        return (
            _("新增%(new)s项，改动%(changed)s项，没有变化%(same)s项，文件里不再有%(gone)s项，不能导入%(bad)s行") % told
        )
