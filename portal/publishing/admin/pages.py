"""What the review page shows of a revision: the context of templates/publishing/review.html."""

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import rights_in
from portal.publishing import comparing, deciding
from portal.publishing.admin.saying import SayingForm
from portal.publishing.content import clean_html
from portal.publishing.kinds import kind_of
from portal.publishing.models import Release, Revision
from portal.publishing.queue import lamp_of
from portal.publishing.states import (
    APPROVALS,
    EDITABLE,
    REVISION,
    STEP_RIGHT,
    STEPS,
    ReturnReason,
    State,
    WithdrawReason,
)

VIEWS = ("compare", "preview", "files", "history")
REASON_LABELS = dict([*ReturnReason.choices, *WithdrawReason.choices])


def page_of(revision: Revision, person: Person, *, view: str, forms: dict[str, SayingForm], refusal: str) -> dict:
    kind = kind_of(revision.publication.kind)
    released = revision.publication.releases.exclude(revision=revision).order_by("-no").first()
    header = revision.header if revision.hash else kind.header(revision)
    files = _files(revision, released)
    history = _history(revision)
    return {
        "title": revision.title or _("（还没有标题）"),
        "revision": _heading(revision),
        "steps": _steps(revision),
        "views": _views(revision, view, files, history, released),
        "view": view,
        "compare": _compare(revision, released),
        "metadata": _metadata(kind, header, released),
        "files": files,
        "preview": {"header_rows": _rows(kind.rows(header)), "body_html": mark_safe(clean_html(revision.body_html))},
        "history": history,
        "decision": _decision(revision, person, forms),
        "content_hash": revision.hash or "",
        "covers": _("含标题、正文、著录信息和%(n)s个附件。") % {"n": sum(f["state"] != "removed" for f in files)},
        "state": revision.state,
        "notice": _notice(revision, kind, refusal),
    }


def _heading(revision: Revision) -> dict:
    lamp, due, note = lamp_of(revision.due_on, today(), working_calendar())
    facts = [revision.publication.organ.short_name, revision.get_state_display()]
    if revision.round > 1:
        facts.append(_("第%(n)s轮送审") % {"n": revision.round})
    if revision.release_at and revision.state == State.SCHEDULED:
        facts.append(_("定于%(at)s公开") % {"at": f"{timezone.localtime(revision.release_at):%Y-%m-%d %H:%M}"})
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


def _views(revision: Revision, view: str, files: list, history: list, released: Release | None) -> list[dict]:
    labels = {
        "compare": _("与现行公开版比较") if released else _("正文和著录信息"),
        "preview": _("公众看到的样子"),
        "files": _("附件"),
        "history": _("办理记录"),
    }
    counts = {"files": len(files), "history": len(history)}
    return [{"label": labels[name], "url": f"?view={name}", "count": counts.get(name), "current": name == view}
            for name in VIEWS]  # fmt: skip


def _compare(revision: Revision, released: Release | None) -> dict:
    if released is None:
        return {"old_label": "", "rows": [{"new": mark_safe(clean_html(revision.body_html))}]}
    title = [comparing.title_row(released.title, revision.title)] if released.title != revision.title else []
    return {
        "old_label": _("上次公开版 第%(n)s版") % {"n": released.no},
        "old_note": _("%(at)s公开") % {"at": f"{timezone.localtime(released.released_at):%Y-%m-%d %H:%M}"},
        "new_label": _("这一稿"),
        "new_note": revision.change_note,
        "rows": [
            {"folded": row.folded} if row.folded else {"old": _marked(row.old, "del"), "new": _marked(row.new, "ins")}
            for row in [*title, *comparing.compare(released.body_text, revision.body_text)]
        ],
    }


def _marked(pieces: list[comparing.Piece], tag: str) -> SafeString:
    marked = ((format_html(f"<{tag}>{{}}</{tag}>", p.text) if p.changed else p.text,) for p in pieces)
    return format_html_join("", "{}", marked)


def _metadata(kind, header: dict, released: Release | None) -> list[dict]:
    new, old = dict(kind.rows(header)), dict(kind.rows(released.header)) if released else {}
    items = _("目录事项")
    new[items] = "；".join(item["name"] for item in header.get("items", []))
    if released:
        old[items] = "；".join(item["name"] for item in released.header.get("items", []))
    labels = list(dict.fromkeys([*new, *old]))
    return [
        {"label": label, "old": old.get(label, ""), "new": new.get(label, ""),
         "changed": old.get(label, "") != new.get(label, "")}
        for label in labels
    ]  # fmt: skip


def _rows(rows: list[tuple[str, str]]) -> list[dict]:
    return [{"label": label, "value": value} for label, value in rows]


def _files(revision: Revision, released: Release | None) -> list[dict]:
    before = {file.sha256: file.name for file in released.files.all()} if released else {}
    attached = list(revision.files.select_related("blob").defer("blob__text"))
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
        words = [str(REASON_LABELS.get(event.reason, "")), event.note]
        if approval:
            words.append(_("保密审查：%(basis)s") % {"basis": approval.secrecy_basis})
        rows.append({
            "at": event.at, "who": event.person.name if event.person else _("系统"), "organ": "",
            "what": REVISION[event.move].label, "note": "；".join(word for word in words if word),
        })  # fmt: skip
    return rows


ORDER = (
    "pass_first",
    "pass_second",
    "sign",
    "approve_batch",
    "submit",
    "return",
    "refer",
    "resume",
    "withdraw",
    "discard",
)
TONES = {"return": "line", "refer": "line", "withdraw": "bad", "discard": "bad"}
EXPLAINS = {
    "refer": gettext_lazy("转报后审核暂停，有结论再继续。"),
    "withdraw": gettext_lazy("撤下后网址显示撤下说明，再公开要重新审核。"),
    "discard": gettext_lazy("废弃后不能恢复。"),
}


def _decision(revision: Revision, person: Person, forms: dict[str, SayingForm]) -> dict:
    moves = {
        move.name: {
            "name": move.name, "label": move.label, "tone": TONES.get(move.name, ""),
            "url": reverse("admin:publishing_revision_move", args=[revision.pk, move.name]),
            "form": forms.get(move.name) or (SayingForm(move=move) if move.records else None),
            "open": move.name in forms, "explains": EXPLAINS.get(move.name, ""),
        }
        for move in deciding.moves_for(revision, person)
        if move.name != "approve_batch"  # a batch is approved as one, by its command
    }  # fmt: skip
    held = rights_in(person, revision.publication.organ_id, today())
    writing = "write" in held
    shown = [moves[name] for name in ORDER if name in moves]
    if writing and revision.state in EDITABLE:
        desk_path = kind_of(revision.publication.kind).desk_path(revision)
        shown.insert(0, {"name": "edit", "label": _("接着写"), "url": desk_path, "link": True, "tone": "line"})
    if writing and revision.state in (State.RELEASED, State.WITHDRAWN) and not revision.publication.open_revision:
        correct = reverse("admin:publishing_revision_correct", args=[revision.pk])
        shown.append({"name": "correct", "label": _("更正，另写一稿"), "url": correct, "tone": "line"})
    refused = _why_not(revision, person, held)
    if not shown and not refused:
        refused = (
            _("这一步由别人办理。") if revision.state in (*STEPS, State.REFERRED) else _("这份稿件没有要您办的事。")
        )
    return {"heading": _("您的决定"), "refused": refused, "moves": shown}


def _why_not(revision: Revision, person: Person, held: set[str]) -> str:
    """Why somebody with the right to decide cannot approve here."""
    if revision.state not in STEPS or STEP_RIGHT[revision.state] not in held:
        return ""
    if revision.contributions.filter(person=person).exists():
        return _("您写过或改过这份稿件，要由别人审核。")
    if revision.approvals.filter(round=revision.round, person=person).exists():
        return _("这一轮您已经审核过，下一步由另一个人审核。")
    return ""


def _notice(revision: Revision, kind, refusal: str) -> dict | None:
    if refusal:
        return {"tone": "bad", "strong": _("没有办成。"), "text": refusal}
    if revision.state == State.RELEASED:
        path = kind.path(revision.publication.number)
        return {"tone": "ok", "strong": _("已经公开。"), "text": "", "url": path, "way": _("看公开的页面")}
    if revision.state in (*EDITABLE, *STEPS):
        words = "；".join(problem.message for problem in kind.problems(revision))
        return {"tone": "warn", "strong": _("请核对："), "text": words} if words else None
    return None
