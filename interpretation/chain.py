"""The whole course of a policy on one page (五公开, CON-06): each a released thing, what is missing in its place."""

import datetime
from dataclasses import dataclass, field
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.beside import asked_of
from disclosure.series import owing, periods
from disclosure.series.shapes import told_fact
from interpretation.beside import FACTS, OF_A_DOCUMENT, STANDING, label_of
from portal.database import asking
from portal.publishing.facets import ENDED, standing_of
from portal.publishing.models import Entry
from portal.site.hooks import gathered
from portal.site.rows import own_number

# Apps tell what else belongs to a policy's course as `COURSE` in their portal_hooks.py: functions of its entry and of a
# day, [(name of the stage, link as templates/interpretation/chain.html draws it)].
TOLD, HEARD = True, False  # said by the policy itself, or by what followed it


@dataclass(frozen=True)
class Stage:
    """One step. `said`: the relations by which it is found, and at which end they are said; `disclosure`: which of the
    five it belongs to; `expected` of a document that binds everybody."""

    name: str
    label: str
    disclosure: str
    said: tuple[tuple[str, bool], ...] = ()
    expected: bool = False
    missing: str = gettext_lazy("没有公开")


STAGES = (
    Stage("plan", gettext_lazy("列入计划"), "decision", (("planned_in", TOLD),)),
    Stage("draft", gettext_lazy("公开征求意见"), "decision", (("drafted_as", TOLD), ("draft_of", HEARD)), True),
    Stage("opinions", gettext_lazy("公布意见采纳情况"), "decision", (("opinions_in", TOLD),), True),
    Stage("meeting", gettext_lazy("会议审议通过"), "decision", (("decided_at", TOLD),), True),
    Stage("document", gettext_lazy("文件发布"), "decision", (), True),
    Stage("interpretation", gettext_lazy("政策解读"), "service", (("interprets", HEARD),)),
    Stage("execution", gettext_lazy("执行情况"), "execution", (("reports_on", HEARD),), True, gettext_lazy("尚未公开")),
    Stage("supervision", gettext_lazy("监督检查"), "management", (("supervises", HEARD),)),
    Stage("evaluation", gettext_lazy("实施效果评估"), "result", (("evaluates", HEARD),), True,
          gettext_lazy("尚未公开")),
    Stage("changed", gettext_lazy("修改或者废止"), "management",
          (("amends", HEARD), ("revises", HEARD), ("repeals", HEARD))),
)  # fmt: skip
FIVE = {
    "decision": gettext_lazy("决策公开"), "execution": gettext_lazy("执行公开"), "management": gettext_lazy("管理公开"),
    "service": gettext_lazy("服务公开"), "result": gettext_lazy("结果公开"),
}  # fmt: skip
WAYS = {"amends": gettext_lazy("修改"), "revises": gettext_lazy("修订"), "repeals": gettext_lazy("废止")}
AROUND = f"""
SELECT l.kind, l.from_id = %(own)s, o.path, o.title, o.kind, o.numbers,
       coalesce((p.facts ->> 'held_on')::date, (o.sort_at AT TIME ZONE 'Asia/Shanghai')::date), coalesce(p.period, ''),
       coalesce(p.facts -> 'invited', '[]')::json, {FACTS}
FROM link l JOIN entry o ON o.publication_id = CASE WHEN l.from_id = %(own)s THEN l.to_id ELSE l.from_id END
     LEFT JOIN series_place p ON p.publication_id = o.publication_id
WHERE (l.from_id = %(own)s OR l.to_id = %(own)s) AND l.kind NOT IN ('cites', 'based_on') ORDER BY o.sort_at LIMIT 200"""


@dataclass
class Chain:
    links: list[dict] = field(default_factory=list)
    five: list[dict] = field(default_factory=list)


def chain_of(entry: Entry, on: datetime.date) -> Chain:
    """In the order of the stages; in each the oldest first."""
    around: dict[tuple[str, bool], list[dict]] = {}
    told: dict[str, list[dict]] = {}
    for kind, is_told, *facts in _around(entry):
        around.setdefault((kind, is_told), []).append(_link(kind, *facts, on=on))
    for tell in gathered("COURSE"):
        for stage, link in tell(entry, on):
            told.setdefault(stage, []).append(link)
    beside = asked_of(entry, (OF_A_DOCUMENT,))
    must_be_whole = bool(beside["interpretations"] or beside["interpretation_due"])
    found = Chain()
    for stage in STAGES:
        links = [link for said in stage.said for link in around.get(said, [])]
        if stage.name in told:
            known = {_page(link) for link in told[stage.name]}
            links = told[stage.name] + [link for link in links if _page(link) not in known]
        if stage.name == "document":
            links = [_own(entry, on)]
        if stage.name == "execution" and entry.validity(on) not in ENDED:
            links += _unreported(links, on)
        if not links:
            links = _missing(stage, beside, must_be_whole)
        found.links += [link | {"disclosure": str(FIVE[stage.disclosure]), "label": str(stage.label)} for link in links]
    found.five = [_five(str(label), found.links) for label in FIVE.values()]
    return found


def _link(kind: str, path, title, form, numbers, day, period, invited, *standing, on: datetime.date) -> dict:
    """A released thing; of an interpretation its form, of a change in which way, of a report its period, of a meeting
    who was asked to come."""
    facts = SimpleNamespace(**dict(zip(STANDING, standing, strict=True)))
    state = standing_of(facts, on).validity
    return {
        "state": "done", "url": path, "title": title, "day": day, "number": own_number(numbers),
        "note": label_of(form) or str(WAYS.get(kind, "")) or _invited(invited) or periods.label(period),
        "period": period, "validity": state if state != "in_force" else "",
    }  # fmt: skip


def _invited(codes: list[str]) -> str:
    return _("邀请列席：%(who)s") % {"who": told_fact("invited", codes)} if codes else ""


def _unreported(links: list[dict], on: datetime.date) -> list[dict]:
    """What is reported by quarter goes on being reported, up to the quarter that runs."""
    told = {link["period"] for link in links if periods.QUARTER.fits(link.get("period", ""))}
    awaited = [*periods.quarters(min(told), on), periods.quarter_of(on)] if told else []
    return [
        {"state": "missing" if owing.due_on(quarter) < on else "coming", "title": periods.label(quarter),
         "day": owing.due_on(quarter), "by_day": True, "note": periods.label(quarter)}
        for quarter in awaited if quarter not in told
    ]  # fmt: skip


def _own(entry: Entry, on: datetime.date) -> dict:
    number = own_number(entry.numbers)
    return {"state": "current", "url": entry.path, "title": entry.title, "day": entry.issued_on, "number": number,
            "note": "", "validity": entry.validity(on)}  # fmt: skip


def _missing(stage: Stage, beside: dict, must_be_whole: bool) -> list[dict]:
    """What should be here and is not. Of an interpretation the day is known; what comes later is not late yet."""
    due = beside["interpretation_due"]
    if stage.name == "interpretation" and due:
        note = _("已过%(n)s个工作日") % {"n": due["late"]} if due["late"] else _("解读待发布")
        return [{"state": "missing" if due["late"] else "coming", "title": _("政策解读"), "day": due["day"],
                 "by_day": True, "note": note}]  # fmt: skip
    if not stage.expected or not must_be_whole:
        return []
    later = stage.name in ("execution", "evaluation")
    return [{"state": "coming" if later else "missing", "title": str(stage.label), "day": None,
             "note": str(stage.missing)}]  # fmt: skip


def _page(link: dict) -> str:
    return link.get("url", "").partition("#")[0]


def _five(label: str, links: list[dict]) -> dict:
    own = [link for link in links if link["disclosure"] == label]
    done = sum(link["state"] in ("done", "current") for link in own)
    late = any(link["state"] == "missing" for link in own)
    return {"label": label, "done": done, "total": len(own), "late": late}


def _around(entry: Entry) -> list[tuple]:
    return asking.rows(Entry, AROUND, {"own": entry.publication_id})
