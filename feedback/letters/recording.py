"""What single moves of a letter must have, and what they change beside its state and its clock."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from feedback.intake.rights import HANDLE, SORT
from feedback.intake.screen import OnScreen
from feedback.letters import joint
from feedback.letters.rights import rights_at
from feedback.letters.states import REASONS
from feedback.models import Answer, LaneKind, Letter, LetterEvent, LetterKind
from portal.cases.today import now, today
from portal.people.models import Organ, Person
from portal.people.rights import OrganTree
from portal.workflow import MoveRefused

BLANK = "【填："  # how a template says what is to be filled in


@dataclass(frozen=True)
class Said(OnScreen):
    """What the form of a move says."""

    organ: Organ | None = None
    reported: Organ | None = None
    into: str = ""
    told: str = ""
    note: str = ""
    reason: str = ""
    days: int = 0
    answer: str = ""
    organs: tuple[Organ, ...] = ()
    part: str = ""


def promised(letter: Letter) -> LaneKind:
    """The limits of its kind in its lane, as they stand now."""
    return LaneKind.objects.get(lane=letter.lane_id, kind=letter.kind)


def _assign(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if said.organ is None:
        raise MoveRefused(_("请选承办单位。"))
    if said.organ.pk == letter.organ_id:
        raise MoveRefused(_("已经在这个单位办理。"))
    if letter.kind == LetterKind.REPORT:
        _keep_away(letter, said)
    letter.organ = event.organ = said.organ
    letter.assigned_times += 1


def _keep_away(letter: Letter, said: Said) -> None:
    """A report never goes to the organ of the person reported, nor to one below it (BOX-10)."""
    letter.reported = said.reported or letter.reported
    if letter.reported is None:
        raise MoveRefused(_("请选被举报人所在的单位：举报不能转给它。"))
    if said.organ.pk in OrganTree(today()).reach("below", letter.reported_id, ""):
        raise MoveRefused(_("举报不能转给被举报人所在的单位，也不能转给它下面的单位。"))


def _merge(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    first = Letter.objects.select_for_update(of=("self",), nowait=True).filter(number=said.into).first()
    if first is None or first.pk == letter.pk or first.state not in Letter.OPEN or first.kind == LetterKind.REPORT:
        raise MoveRefused(_("请选一封还在办理的信。"))
    if not rights_at(first, by, today()) & {SORT, HANDLE}:
        raise MoveRefused(_("那封信不由您办，不能并到那里。"))
    if first.due_on > letter.due_on:
        raise MoveRefused(_("那封信的期限比这封晚，并过去这封就要误期。请反过来并。"))
    letter.merged_into = first
    event.note = first.number


def _extend(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    most = promised(letter).more_days
    if not 1 <= said.days <= most:
        raise MoveRefused(_("最多延长%(n)s个工作日。") % {"n": most})
    if not said.told:
        raise MoveRefused(_("请写明延期的理由，写信人会看到。"))
    event.days = said.days


def _answer(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if len(said.answer.strip()) < 5:
        raise MoveRefused(_("请写答复。"))
    if BLANK in said.answer:
        raise MoveRefused(_("模板里还有没填的地方：“%(blank)s…】”。") % {"blank": BLANK})
    letter.is_returned = False
    Answer.objects.create(letter=letter, round=letter.round, text=said.answer.strip(), written_by=by)


def _return(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if not said.note:
        raise MoveRefused(_("请写明要改什么。"))
    letter.is_returned = True


def _approve(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    answer = letter.answers.last()
    answer.approved_by, answer.approved_at = by, now()
    answer.save(update_fields=["approved_by", "approved_at"])


def _urge(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    letter.urged_times += 1


def _noted(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if not said.note:
        raise MoveRefused(_("请写清楚，留在办理经过里。"))


def _told(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if not said.told:
        raise MoveRefused(_("请写明情况，写信人会看到，编成专报后公众也会看到。"))


def _supervise(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    _told(letter, event, said, by)
    letter.follow_up = Letter.FollowUp.SUPERVISED


def _feed_back(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    _told(letter, event, said, by)
    letter.follow_up = Letter.FollowUp.FED_BACK


def _refer(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if not said.told:
        raise MoveRefused(_("请写明转到哪个信访部门、怎样联系，写信人会看到。"))


def _refuse(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if said.reason not in REASONS or not said.told:
        raise MoveRefused(_("请选原因，并写明该到哪里去办，写信人会看到。"))
    event.reason = said.reason


def _hide(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    """From here on nobody finds it but who sorts; the text itself stays as it came."""
    _noted(letter, event, said, by)
    letter.organ = None


WITH = {
    "assign": _assign, "join": joint.join, "contribute": joint.contribute, "merge": _merge, "extend": _extend,
    "answer": _answer, "return": _return, "approve": _approve, "urge": _urge, "note": _noted, "redo": _noted,
    "refer": _refer, "refuse": _refuse, "hide": _hide, "restore": _noted, "supervise": _supervise, "progress": _told,
    "feed_back": _feed_back,
}  # fmt: skip
