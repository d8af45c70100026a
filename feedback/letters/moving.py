"""Walking a letter through its moves: lock, check, change, record, tell its writer that there is news, in one
transaction."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from feedback.intake import telling
from feedback.intake.rights import HANDLE, REVIEW, SORT
from feedback.intake.screen import OnScreen, hash_of_words
from feedback.letters.clock import clock_of, promise_of
from feedback.letters.states import MOVES, REASONS, State, Step
from feedback.models import Answer, LaneKind, Letter, LetterEvent, LetterKind
from portal.cases.events import ClockError, Effect
from portal.cases.models.workday import working_calendar
from portal.cases.today import now, today
from portal.people.models import Organ, Person
from portal.people.rights import OrganTree, organs_by_right
from portal.site.options import option
from portal.trail.record import record
from portal.workflow import Conflict, MoveRefused

NEWS = "letters.news"
BLANK = "【填："  # how a template says what is to be filled in
CHANGED = [
    "state", "organ", "reported", "due_on", "closed_at", "assigned_times", "round", "is_returned", "urged_times",
    "merged_into",
]  # fmt: skip


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


def rights_at(letter: Letter, person: Person, on: datetime.date) -> set[str]:
    """Which of the rights that letters know this person holds for this one: sorting for the lane's organ, handling and
    reviewing for the organ that handles it."""
    held = organs_by_right(person, (HANDLE, SORT, REVIEW), on)
    found = set()
    if not held:
        return found
    if letter.lane.organ_id in held[SORT]:
        found.add(SORT)
    if letter.organ_id in held[HANDLE] or letter.organ_id is None and letter.lane.organ_id in held[HANDLE]:
        found.add(HANDLE)
    if letter.organ_id in held[REVIEW]:
        found.add(REVIEW)
    return found


def hash_of(letter: Letter) -> str:
    """Of the answer that an approval is of; empty while there is none."""
    answer = letter.answers.last()
    return hash_of_words(str(answer.pk), answer.text) if answer else ""


def open_moves(letter: Letter, person: Person, on: datetime.date) -> list[Step]:
    held = rights_at(letter, person, on)
    moves = [move for move in MOVES.from_state(letter.state) if held & set(move.rights)]
    refused = set()
    if _wrote_the_answer(letter, person):
        refused.add("approve")
    if letter.organ_id is None or not _promised(letter).more_days or letter.events.filter(name="extend").exists():
        refused.add("extend")
    if SORT not in held and letter.assigned_times >= option("letters.most_assigned"):
        refused.add("assign")  # N23: passed on and on, it goes back to who sorts
    if letter.kind == LetterKind.REPORT or letter.followers.exists():
        refused.add("merge")
    return [move for move in moves if move.name not in refused]


@transaction.atomic
def advance(pk, name: str, *, by: Person, said: Said) -> Letter:
    letter = Letter.objects.select_for_update(of=("self",)).select_related("lane__organ", "organ").get(pk=pk)
    if said.is_old(letter.state, lambda: hash_of(letter)):
        raise Conflict(_("这封信刚才有人办过了，请看新的状态再办。"))
    if name not in {move.name for move in open_moves(letter, by, today())}:
        raise MoveRefused(_("现在不能这样办，或者不由您办。"))
    event = LetterEvent(name=name, person=by, told=said.told, note=said.note)
    if name in _DO:
        _DO[name](letter, event, said, by)
    _walk(letter, MOVES[name], event, said)
    if letter.state in Letter.CLOSED:
        _close_followers(letter, event, said)
    return letter


def _walk(letter: Letter, move: Step, event: LetterEvent, said: Said, target: str = "") -> None:
    before = letter.state
    letter.state = target or (move.targets[0] if move.targets else before)
    event.letter, event.on, event.at = letter, today(), now()
    if move.effect:
        event.effect, event.article = move.effect, promise_of(letter.lane)
    if move.effect is Effect.FINISH:
        letter.closed_at = now()
    if move.effect is Effect.START:
        event.days, letter.closed_at, letter.is_returned = _promised(letter).days, None, True
        letter.round += 1
    event.save(force_insert=True)
    try:
        letter.due_on = clock_of(letter.events.all(), working_calendar()).due_on
    except ClockError as error:
        raise MoveRefused(str(error)) from error
    letter.save(update_fields=CHANGED)
    if move.is_told:
        telling.tell(
            NEWS, letter, track="/letters/track/", subject=_("%(site)s：您的来信有消息"),
            body=_("您的来信 %(number)s 有新的消息。请凭编号和查询码查看：%(url)s"),
        )  # fmt: skip
    record(
        f"letter_{move.name}", by=event.person, object=letter, organ=(letter.organ or letter.lane.organ).code,
        from_state=before, to_state=letter.state, reason=str(REASONS.get(said.reason, "")),
        content_hash=said.hash or "",
    )  # fmt: skip


def _close_followers(letter: Letter, event: LetterEvent, said: Said) -> None:
    """One answer, or one refusal, to all whose letters were merged into this one."""
    answer = letter.answers.last() if letter.state == State.ANSWERED else None
    followers = Letter.objects.select_for_update(of=("self",)).select_related("lane__organ", "organ")
    for each in followers.filter(merged_into=letter, state=State.MERGED).order_by("pk"):
        if answer:
            same = Answer(letter=each, round=each.round, text=answer.text, written_by=answer.written_by)
            same.save(force_insert=True)
            same.approved_by, same.approved_at = answer.approved_by, answer.approved_at
            same.save(update_fields=["approved_by", "approved_at"])
        each.organ = letter.organ
        alike = LetterEvent(name="close_together", person=event.person, reason=event.reason, told=event.told)
        _walk(each, MOVES["close_together"], alike, said, target=letter.state)


# What single moves must have, and what they change beside


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
    most = _promised(letter).more_days
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


_DO = {
    "assign": _assign, "merge": _merge, "extend": _extend, "answer": _answer, "return": _return, "approve": _approve,
    "urge": _urge, "note": _noted, "redo": _noted, "refer": _refer, "refuse": _refuse, "hide": _hide,
    "restore": _noted,
}  # fmt: skip


def _wrote_the_answer(letter: Letter, person: Person) -> bool:
    """The last one or one before, of this letter or of one that it answers with: what was sent back lives on in what
    came after."""
    together = Q(letter=letter) | Q(letter__merged_into=letter)
    return Answer.objects.filter(together, written_by=person).exists()


def _promised(letter: Letter) -> LaneKind:
    """The limits of its kind in its lane, as they stand now."""
    return LaneKind.objects.get(lane=letter.lane_id, kind=letter.kind)
