"""Where a document stands in a series: said by its writer, checked, frozen in its header, read back on its page."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosure.models import Series, SeriesMember
from disclosure.series import masking, periods, rows
from disclosure.series.periods import PeriodForm
from disclosure.series.shapes import FACTS, Fact, told_fact
from disclosure.series.typed import names_in
from portal.publishing.kinds import Problem
from portal.publishing.models import Revision
from portal.site.links import host_of, is_own_path


@dataclass(frozen=True)
class Placing:
    series: Series
    slot: str = ""
    period: str = ""
    facts: dict[str, str | list[str]] = field(default_factory=dict)

    @property
    def slot_label(self) -> str:
        return next((str(slot.label) for slot in self.series.slots if slot.code == self.slot), self.slot)

    @property
    def period_form(self) -> PeriodForm:
        own = self.series.slot(self.slot)
        return own.period if own and own.period else self.series.kind.period

    @property
    def asked(self) -> tuple[Fact, ...]:
        """What is to be said of whatever stands here."""
        own = self.series.slot(self.slot)
        return (*self.series.kind.facts, *(own.facts if own else ()))

    def header(self) -> dict:
        """As the release keeps it; machines read codes, people the words of that day."""
        held = {
            "code": self.series.code, "shape": self.series.shape, "name": self.series.name, "slot": self.slot,
            "slot_label": self.slot_label, "period": self.period, "facts": self.facts,
        }  # fmt: skip
        return held | ({"keep_days": self.series.keep_days} if self.series.shape == "persons" else {})

    def faults(self) -> list[tuple[str, str]]:
        """(name of the field, what to mend there)."""
        found = []
        if self.series.slots and self.slot not in [slot.code for slot in self.series.slots]:
            found.append(("place", _("请选择放在专栏的哪一类。")))
        if not self.period_form.fits(self.period):
            found.append(("period", self._period_fault(self.period_form.hint)))
        for fact in self.asked:
            value = self.facts.get(fact.name, "")
            if fact.is_needed and not value:
                found.append((fact.name, _("请写%s。") % fact.label))
            elif value and fact.choices and not {*(value if fact.many else [value])} <= fact.choices.keys():
                found.append((fact.name, _("没有这一种%s。") % fact.label))
        if (url := self.facts.get("hall_url", "")) and not (host_of(url) or is_own_path(url)):
            found.append(("hall_url", _("请写完整的网址，以 https:// 开头。")))
        return found

    def _period_fault(self, hint: str) -> str:
        if not hint:
            return _("这个专栏不分期，请空着。")
        return _("“%(series)s”的期次请%(hint)s。") % {"series": self.series, "hint": hint}


def placing_of(revision: Revision) -> Placing | None:
    member = SeriesMember.objects.select_related("series").filter(revision=revision).first()
    return Placing(member.series, member.slot, member.period, member.facts) if member else None


def place(revision: Revision, placing: Placing | None) -> None:
    """Set it for a draft; the trigger on the table holds everything else."""
    own = SeriesMember.objects.filter(revision=revision)
    if placing is None:
        if own.exists():
            own.delete()
        return
    said = {"series": placing.series, "slot": placing.slot, "period": placing.period, "facts": placing.facts}
    if not own.filter(**said).exists():
        SeriesMember.objects.update_or_create(revision=revision, defaults=said)


def problems(revision: Revision) -> list[Problem]:
    """What stands in the way of a submission."""
    placing = placing_of(revision)
    if placing is None:
        return []
    found = [Problem(words, field=name) for name, words in placing.faults()]
    if placing.series.archived_on and revision.no == 1:
        found.append(Problem(_("专栏“%s”已经归档，不再收新内容。") % placing.series, field="place"))
    if placing.series.shape == "persons":
        found += [Problem(words, field="body_html") for words in _list_faults(revision, placing.series)]
    if placing.series.rows(placing.slot):
        found += [Problem(words, field="body_html") for words in _row_faults(revision, placing)]
    return found


def _row_faults(revision: Revision, placing: Placing) -> list[str]:
    """Of the typed rows; those that speak of others' rows name them as these are public."""
    own = placing.series.slot(placing.slot)
    known = names_in(placing.series, own.rows_of, placing.period[:4]) if own and own.rows_of else None
    if known is not None and not known:
        return [_("这一年的“%s”还没有公开。") % placing.series.slot(own.rows_of).label]
    return rows.faults(revision.body_html, placing.series.rows(placing.slot), known)


def _list_faults(revision: Revision, series: Series) -> list[str]:
    columns = masking.columns_of(series.columns)
    laid = masking.lay(revision.body_html, columns)
    found = list(laid.faults)
    if laid.left_out:
        found.append(_("名单模板里没有“%s”列，请删去。") % "”“".join(laid.left_out))
    if laid.hidden:
        found.append(_("“%s”列没有按名单模板隐去。") % "”“".join(laid.hidden))
    if revision.files.exists():
        found.append(_("定期名单只写在正文的表格里，不带附件：附件里的名单隐不去。"))
    return found


def told(header: dict) -> list[tuple[str, str]]:
    """Label and words: what a reviewer approves of the place, and a reader reads of it."""
    if not (held := header.get("series")):
        return []
    words = [held["name"], held["slot_label"], periods.label(held["period"])]
    facts = [(str(FACTS[name].label), told_fact(name, value)) for name, value in held["facts"].items() if value]
    return [(_("所属专栏"), " › ".join(filter(None, words))), *facts]


def rows_of(header: dict, first_published: datetime.datetime) -> list[dict]:
    """The same as rows of the page of a document (components/header_table.html), with its last day in public."""
    if not (held := header.get("series")):
        return []
    (label, words), *facts = told(header)
    shown = [{"label": label, "value": words, "url": f"/topics/{held['code']}/", "wide": True}]
    shown += [{"label": label, "value": words} for label, words in facts if words != held["facts"].get("hall_url")]
    if days := held.get("keep_days"):
        shown.append({"label": _("公示到"), "value": last_day(first_published, days), "shape": "date"})
    return shown


def last_day(first_published: datetime.datetime, days: int) -> datetime.date:
    """As the database counts it (sql/50_series.sql)."""
    return timezone.localdate(first_published) + datetime.timedelta(days=days - 1)
