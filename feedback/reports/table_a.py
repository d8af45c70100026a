"""Table A: what was made, repealed and in force is counted from what is released in the policy library; what was
decided and charged only the office knows (AR §3)."""

import datetime
from collections.abc import Callable, Collection, Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from feedback.reports.periods import period_of
from portal.publishing.facets import standing_of
from portal.publishing.models import Entry

SHELVES = {"rules": "shelf:rules", "normdocs": "shelf:normative"}
IN_FORCE = ("in_force", "amended")
KINDS = {"rules": _("规章"), "normdocs": _("行政规范性文件")}
ACTS = {"made": _("本年制发件数"), "repealed": _("本年废止件数"), "in_force": _("现行有效件数")}
COUNTED = tuple(f"{kind}_{act}" for kind in KINDS for act in ACTS)
# Known to the office alone
DECIDED = {"licences": _("行政许可"), "penalties": _("行政处罚"), "compulsory_measures": _("行政强制")}
FEES = "fees_10k_yuan"
LABELS = (
    {f"{kind}_{act}": f"{what}，{how}" for kind, what in KINDS.items() for act, how in ACTS.items()}
    | DECIDED | {FEES: _("行政事业性收费（万元）")}
)  # fmt: skip
CELLS = tuple(LABELS)


def tables_of(organs: Collection[int], year: int, quarter: int = 0) -> dict[int, dict[str, int]]:
    """Organ → what is counted of it; one query."""
    tables = {organ: dict.fromkeys(COUNTED, 0) for organ in organs}
    for entry, kind in _documents(organs):
        for act in _acts(entry, year, quarter):
            tables[entry.organ_id][f"{kind}_{act}"] += 1
    return tables


def behind(organs: Collection[int], year: int, cell: str, quarter: int = 0) -> list[Entry]:
    """The documents that a counted cell counts."""
    kind, _line, act = cell.partition("_")
    return [entry for entry, of in _documents(organs) if of == kind and act in _acts(entry, year, quarter)]


def _documents(organs: Collection[int]) -> Iterable[tuple[Entry, str]]:
    entries: QuerySet[Entry] = Entry.objects.in_section("document").filter(
        organ__in=organs, facets__overlap=list(SHELVES.values())
    )
    fields = ("organ_id", "path", "title", "facets", "issued_on", "sort_at", "valid", "validity_mark", "amended_on",
              "repealed_on")  # fmt: skip
    for entry in entries.only(*fields).newest_first():
        yield entry, next(kind for kind, shelf in SHELVES.items() if shelf in entry.facets)


def _acts(entry: Entry, year: int, quarter: int) -> list[str]:
    period, issued = period_of(year, quarter), _issued(entry)
    acts = []
    if period.first <= issued <= period.last:
        acts.append("made")
    if entry.repealed_on and period.first <= entry.repealed_on <= period.last:
        acts.append("repealed")
    if issued <= period.last and standing_of(entry, period.last).validity in IN_FORCE:
        acts.append("in_force")
    return acts


def _issued(entry: Entry) -> datetime.date:
    return entry.issued_on or timezone.localdate(entry.sort_at)


def lines(cell: Callable[[str], object]) -> dict:
    """In the official form; `cell(name)` is whatever the caller makes of a cell: a number, a link, a field."""
    decided = [(label, cell(name)) for name, label in DECIDED.items()]
    return {
        "acts": list(ACTS.values()),
        "kinds": [(label, [cell(f"{kind}_{act}") for act in ACTS]) for kind, label in KINDS.items()],
        "items_of": [(_("第二十条第（五）项"), decided[:1]), (_("第二十条第（六）项"), decided[1:])],
        "decisions": _("本年处理决定数量"),
        "fees": cell(FEES),
    }
