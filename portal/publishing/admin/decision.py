"""The moves open to a person as buttons, in their order, and why something cannot be done."""

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import rights_in
from portal.publishing import deciding, emergency, previewing
from portal.publishing.admin.later import LaterForm, PreviewForm
from portal.publishing.admin.opinions import AskForm
from portal.publishing.admin.saying import SayingForm
from portal.publishing.kinds import kind_of
from portal.publishing.models import Revision
from portal.publishing.states import APPROVALS, EDITABLE, STEP_RIGHT, STEPS, State

ORDER = (
    "pass_first",
    "pass_second",
    "pass_secrecy",
    "sign",
    "approve_batch",
    "submit",
    "submit_urgent",
    "return",
    "refer",
    "resume",
    "withdraw",
    "discard",
)
TONES = {"submit_urgent": "line", "return": "line", "refer": "line", "withdraw": "bad", "discard": "bad"}
EXPLAINS = {
    "submit_urgent": gettext_lazy("只经签发一次审核就公开，公开后由政务公开办限期补审。"),
    "pass_secrecy": gettext_lazy("不能确定的选“不能确定，转报”，稿件停在这里等结论；涉密的请退回。"),
    "refer": gettext_lazy("转报后审核暂停，有结论再继续。"),
    "withdraw": gettext_lazy("撤下后网址显示撤下说明，再公开要重新审核。"),
    "discard": gettext_lazy("废弃后不能恢复。"),
}


def decision_of(revision: Revision, person: Person, forms: dict[str, Form], waiting: int) -> dict:
    not_yet = _("还有%(n)s处检查结果没有改好或答复。") % {"n": waiting}
    moves = {
        move.name: {
            "name": move.name, "label": move.label, "tone": TONES.get(move.name, ""),
            "url": reverse("admin:publishing_revision_move", args=[revision.pk, move.name]),
            "form": forms.get(move.name) or (SayingForm(move=move) if move.records else None),
            "open": move.name in forms, "explains": EXPLAINS.get(move.name, ""),
            "refused": not_yet if waiting and move.name in APPROVALS else "",
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
    shown += _asides(revision, person, forms)
    refused = _why_not(revision, person, held)
    if not shown and not refused:
        refused = (
            _("这一步由别人办理。") if revision.state in (*STEPS, State.REFERRED) else _("这份稿件没有要您办的事。")
        )
    return {"heading": _("您的决定"), "refused": refused, "moves": shown}


def _asides(revision: Revision, person: Person, forms: dict[str, Form]) -> list[dict]:
    """What a person may do beside the moves: ask another organ, review later, show a preview."""
    offers = (
        ("later", _("补审"), "later", emergency.may_review, LaterForm, ""),
        ("ask", _("征求别的单位意见"), "ask", deciding.may_decide, lambda: AskForm(revision=revision), "line"),
        (
            "preview",
            _("给别人预览"),
            "preview_link",
            previewing.may_show,
            lambda: PreviewForm(revision=revision),
            "line",
        ),
    )
    return [
        {"name": name, "label": label, "tone": tone, "open": name in forms, "form": forms.get(name) or make(),
         "url": reverse(f"admin:publishing_revision_{address}", args=[revision.pk])}
        for name, label, address, may, make, tone in offers
        if may(revision, person)
    ]  # fmt: skip


def _why_not(revision: Revision, person: Person, held: set[str]) -> str:
    """Why somebody with the right to decide cannot approve here."""
    if revision.state not in STEPS or STEP_RIGHT[revision.state] not in held:
        return ""
    if revision.contributions.filter(person=person).exists():
        return _("您写过或改过这份稿件，要由别人审核。")
    if revision.approvals.filter(round=revision.round, person=person).exists():
        return _("这一轮您已经审核过，下一步由另一个人审核。")
    return ""
