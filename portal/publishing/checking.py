"""What must hold before a move: the right, the state and the bytes that were on the screen, the words that it asks for,
and what the examination finds."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import rights_in
from portal.publishing import findings, gates, opinions
from portal.publishing.content import content_hash, plain
from portal.publishing.deciding import has_right
from portal.publishing.kinds import Problem
from portal.publishing.models import Revision
from portal.publishing.states import APPROVALS, ReturnReason, SecrecyResult, UrgentReason, WithdrawReason
from portal.workflow import Conflict, Move, MoveRefused

REASONS = {"return": ReturnReason, "withdraw": WithdrawReason, "submit_urgent": UrgentReason}
SUBMITS = ("submit", "submit_urgent")


@dataclass(frozen=True)
class Said:
    """What a person says with a move. `hash` and `state` are of what was on the screen: compare-and-set (I-5)."""

    hash: str = ""
    state: str = ""
    note: str = ""
    reason: str = ""
    secrecy_basis: str = ""
    secrecy_result: str = ""
    release_at: datetime.datetime | None = None


class NotReady(MoveRefused):
    """The content has problems that its author can mend; each names its field."""

    def __init__(self, problems: list[Problem]):
        super().__init__(_("还不能送审：") + "；".join(problem.message for problem in problems))
        self.problems = problems


def check(revision: Revision, move: Move, by: Person, said: Said) -> None:
    if not move.rights:
        raise MoveRefused(_("这一步由系统自动办理。"))
    if revision.state not in move.sources or (said.state and said.state != revision.state):
        raise Conflict(_("这份稿件现在是“%(state)s”，不能“%(move)s”。可能别人刚办过，请刷新。") % {
            "state": revision.get_state_display(), "move": move.label})  # fmt: skip
    if not has_right(move, revision, rights_in(by, revision.publication.organ_id, today())):
        raise MoveRefused(_("您没有“%(move)s”的权限。") % {"move": move.label})
    if move.name in APPROVALS:
        _check_approval(revision, move, by, said)
    if move.name in REASONS and said.reason not in REASONS[move.name].values:
        raise MoveRefused(_("请选择原因。"))
    if "note" in move.records and not plain(said.note):
        raise MoveRefused(_("请写明具体情况。"))
    if len(said.note) > 500:
        raise MoveRefused(_("意见最多500字，现在是%(n)s字。") % {"n": len(said.note)})


def _check_approval(revision: Revision, move: Move, by: Person, said: Said) -> None:
    if revision.contributions.filter(person=by).exists():
        raise MoveRefused(_("您写过或改过这份稿件，不能再由您审核。请其他审核人办理。"))
    if revision.approvals.filter(round=revision.round, person=by).exists():
        raise MoveRefused(_("这一轮您已经审核过一次，下一步要由另一个人审核。"))
    if revision.state == revision.track[-1]:
        opinions.stop_signing(revision, said.note)
        gates.stop_signing(revision)
    if said.hash != revision.hash or said.hash != content_hash(revision, revision.files.order_by("sort")):
        raise Conflict(_("您打开以后，内容有了变动。请看过新的内容再决定。"))
    if said.secrecy_result != SecrecyResult.CLEARED and not refers(move, said):
        raise MoveRefused(_("保密审查没有“不涉密，可以公开”的结论，不能通过；不能确定的请转报，涉密的请退回。"))
    if not plain(said.secrecy_basis):
        raise MoveRefused(_("请写明保密审查的依据。"))


def refers(move: Move, said: Said) -> bool:
    """The secrecy checker cannot decide: it is reported to who can (REV-03)."""
    return move.name == "pass_secrecy" and said.secrecy_result == SecrecyResult.DOUBTFUL


def stopped_by_findings(revision: Revision, move: Move, said: Said) -> MoveRefused | None:
    """Examine anew what is submitted or approved. A batch is submitted with what was found, and answered or mended
    before its approval."""
    if move.name not in (*SUBMITS, *APPROVALS) or refers(move, said):
        return None
    findings.examine(revision)
    stands = findings.open_in(revision)
    blocks = [each.finding for each in stands if each.finding.stops]
    if move.name in SUBMITS:
        if not blocks or revision.mode == Revision.Mode.BATCH:
            return None
        return NotReady([Problem(f"{each.label}：{each.explanation}") for each in blocks])
    if blocks:
        return MoveRefused(_("还有%(n)s处检查结果要先改，请退回修改。") % {"n": len(blocks)})
    if stands:
        return MoveRefused(_("还有%(n)s处检查结果没有答复，请在“检查结果”里逐处答复。") % {"n": len(stands)})
    return None
