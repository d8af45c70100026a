"""What the review page shows of a revision: the context of templates/publishing/review.html."""

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Person
from portal.publishing import deciding, gates
from portal.publishing.admin import changes, places
from portal.publishing.admin.decision import decision_of
from portal.publishing.admin.panels import panels_of
from portal.publishing.admin.remarks import AnswerForm, MarkForm
from portal.publishing.checking import REASONS
from portal.publishing.companions import waits_for
from portal.publishing.content import shown
from portal.publishing.findings import Standing, standing
from portal.publishing.kinds import kind_of
from portal.publishing.models import Release, Revision, RevisionEvent
from portal.publishing.queue import lamp_of
from portal.publishing.states import (
    APPROVALS,
    EDITABLE,
    REVISION,
    STEPS,
    SecrecyResult,
    State,
)

VIEWS = ("compare", "preview", "text", "findings", "files", "rounds", "history")


def page_of(
    revision: Revision, person: Person, *, view: str, forms: dict[str, Form], refusal: str,
    typed: dict[str, AnswerForm] | None = None, marking: MarkForm | None = None, asked: str = "",
) -> dict:  # fmt: skip
    """`typed`, `marking`: forms that came back with something to mend; `asked`: the place to be marked."""
    kind = kind_of(revision.publication.kind)
    released = revision.publication.releases.exclude(revision=revision).order_by("-no").first()
    header = revision.header if revision.hash else kind.header(revision)
    files = _files(revision, released)
    history, found = _history(revision), standing(revision)
    waiting = sum(each.is_open for each in found)
    before = changes.last_round_of(revision)
    counts = {"files": len(files), "history": len(history), "findings": len(found)}
    return {
        "title": revision.title or _("（还没有标题）"),
        "revision": _heading(revision),
        "steps": _steps(revision),
        "views": _views(view, counts, released, has_rounds=bool(before or revision.round > 1)),
        "view": view,
        "compare": changes.compare(revision, changes.was_released(released)),
        "metadata": changes.metadata(kind, header, released.header if released else None),
        "files": files,
        "preview": {"header_rows": _rows(kind.rows(header)), "body_html": shown(revision.body_html)},
        "history": history,
        "brought": _rows(kind.brought(revision)),
        "findings": places.finding_rows(revision, found, person, typed or {}) if view == "findings" else [],
        "text": places.text_rows(revision, found, person, asked, marking) if view == "text" else {},
        "rounds": places.rounds_rows(revision) if view == "rounds" else [],
        "since": changes.since(revision, kind, header, before) if view == "rounds" and before else None,
        "opinions": _opinions(revision, person),
        "panels": panels_of(revision, person),
        "decision": decision_of(revision, person, forms, waiting),
        "content_hash": revision.hash or "",
        "covers": _("含标题、正文、著录信息和%(n)s个附件。") % {"n": sum(f["state"] != "removed" for f in files)},
        "state": revision.state,
        "notice": _notice(revision, kind, refusal, found, view),
    }


def _heading(revision: Revision) -> dict:
    lamp, due, note = lamp_of(revision.due_on, today(), working_calendar())
    facts = [revision.publication.organ.short_name, revision.get_state_display()]
    if revision.round > 1:
        facts.append(_("第%(n)s轮送审") % {"n": revision.round})
    if revision.release_at and revision.state == State.SCHEDULED:
        at = f"{timezone.localtime(revision.release_at):%Y-%m-%d %H:%M}"
        facts.append(waits_for(revision) or _("定于%(at)s公开") % {"at": at})
    if revision.mode == Revision.Mode.EMERGENCY:
        facts.append(_("应急"))
    open_states = (*EDITABLE, *STEPS, State.REFERRED)
    return {"title": revision.title or _("（还没有标题）"), "lamp": lamp, "facts": facts,
            "due": "，".join(filter(None, (due, note))) if revision.state in open_states else ""}  # fmt: skip


def _steps(revision: Revision) -> list[dict]:
    """Each step of the track with who approved it in this round."""
    done = {a.step: a for a in revision.approvals.filter(round=revision.round).select_related("person")}
    steps = []
    for step in revision.track or deciding.steps_of(revision):
        approval = done.get(step)
        state = "done" if approval else "current" if revision.state == step else "todo"
        label = _("签发") if step == State.FINAL_REVIEW else State(step).label
        steps.append({"label": label, "state": state, "who": approval.person.name if approval else "",
                      "at": approval.at if approval else None})  # fmt: skip
    return steps


def _views(view: str, counts: dict[str, int], released: Release | None, *, has_rounds: bool) -> list[dict]:
    labels = {
        "compare": _("与现行公开版比较") if released else _("正文和著录信息"),
        "preview": _("公众看到的样子"),
        "text": _("逐段看"),
        "findings": _("检查结果"),
        "files": _("附件"),
        "rounds": _("往来和改动"),
        "history": _("办理记录"),
    }
    return [{"label": labels[name], "url": f"?view={name}", "count": counts.get(name), "current": name == view}
            for name in VIEWS if name != "rounds" or has_rounds or view == name]  # fmt: skip


def _opinions(revision: Revision, person: Person) -> list[dict]:
    may_close = deciding.may_decide(revision, person)
    return [
        {"opinion": each, "due": _("%(month)s月%(day)s日前答复") % {"month": each.due_on.month, "day": each.due_on.day},
         "overdue_url": reverse("admin:publishing_opinion_overdue", args=[each.pk])
         if may_close and not each.verdict and each.due_on < today() else ""}
        for each in revision.opinions.select_related("organ", "answered_by")
    ]  # fmt: skip


def _rows(rows: list[tuple[str, str]]) -> list[dict]:
    return [{"label": label, "value": value} for label, value in rows]


def _files(revision: Revision, released: Release | None) -> list[dict]:
    before = {file.sha256: file.name for file in released.files.all()} if released else {}
    attached = list(revision.files.with_blobs())
    rows = [
        {"name": file.name, "size": file.blob.size, "kind": file.name.rpartition(".")[2].upper(),
         "url": reverse("admin:publishing_revision_file", args=[revision.pk, file.sort]),
         "state": "same" if before.get(file.blob_id) == file.name else "added"}
        for file in attached
    ]  # fmt: skip
    kept = {file.blob_id for file in attached}
    return rows + [{"name": name, "state": "removed"} for sha256, name in before.items() if sha256 not in kept]


def _history(revision: Revision) -> list[dict]:
    """Every round as its author reads it, newest first."""
    approvals = {(a.round, a.step): a for a in revision.approvals.all()}
    rows = []
    for event in revision.events.select_related("person").order_by("-at", "-id"):
        approval = approvals.get((event.round, event.from_state)) if event.move in APPROVALS else None
        words = [_reason(event), event.note]
        if approval:
            words.append(_("保密审查：%(basis)s") % {"basis": approval.secrecy_basis})
        rows.append({
            "at": event.at, "who": event.person.name if event.person else _("系统"), "organ": "",
            "what": REVISION[event.move].label, "note": "；".join(word for word in words if word),
        })  # fmt: skip
    return rows


def _reason(event: RevisionEvent) -> str:
    """The coded reason in words; each move has codes of its own."""
    return str(dict(REASONS.get(event.move, SecrecyResult).choices).get(event.reason, ""))


def _notice(revision: Revision, kind, refusal: str, found: list[Standing], view: str) -> dict | None:
    if refusal:
        return {"tone": "bad", "strong": _("没有办成。"), "text": refusal}
    if revision.state == State.RELEASED:
        path = kind.address(revision.publication)
        return {"tone": "ok", "strong": _("已经公开。"), "text": "", "url": path, "way": _("看公开的页面")}
    if revision.state in (*EDITABLE, *STEPS) and (waiting := sum(each.is_open for each in found)):
        if view == "findings":
            return None
        words = _("%(n)s处要改，或者要审核人答复。") % {"n": waiting}
        return {"tone": "warn", "strong": _("检查发现问题："), "text": words, "url": "?view=findings",
                "way": _("看检查结果")}  # fmt: skip
    if revision.state in (*EDITABLE, *STEPS):
        asked = [*kind.problems(revision), *gates.lacking([revision]).get(revision.pk, [])]
        words = "；".join(problem.message for problem in asked)
        return {"tone": "warn", "strong": _("请核对："), "text": words} if words else None
    return None
