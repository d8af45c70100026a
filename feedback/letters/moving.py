"""Walking a letter through its moves: lock, check, change, record, tell its writer that there is news, in one
transaction."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from feedback.intake import telling
from feedback.intake.rights import HANDLE, REVIEW, SORT
from feedback.intake.screen import OnScreen, hash_of_words
from feedback.letters.states import MOVES, REASONS
from feedback.models import Answer, LaneKind, Letter, LetterEvent
from portal.cases.clock import ClockError, Effect, Event, fold
from portal.cases.limits import working_days
from portal.cases.models.workday import working_calendar
from portal.cases.today import now, today
from portal.people.models import Organ, Person
from portal.people.rights import organs_by_right
from portal.trail.record import record
from portal.workflow import Conflict, Move, MoveRefused

NEWS = "letters.news"
SILENT = ("answer", "return")  # these the writer is not told of


@dataclass(frozen=True)
class Said(OnScreen):
    """What the form of a move says."""

    organ: Organ | None = None
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


def open_moves(letter: Letter, person: Person, on: datetime.date) -> list[Move]:
    held = rights_at(letter, person, on)
    moves = [move for move in MOVES.from_state(letter.state) if held & set(move.rights)]
    if _wrote_the_answer(letter, person):
        moves = [move for move in moves if move.name != "approve"]
    if letter.organ_id is None or not _more_days(letter) or letter.events.filter(name="extend").exists():
        moves = [move for move in moves if move.name != "extend"]
    return moves


def advance(pk, name: str, *, by: Person, said: Said) -> Letter:
    with transaction.atomic():
        letter = Letter.objects.select_for_update(of=("self",)).select_related("lane", "organ").get(pk=pk)
        if said.is_old(letter.state, lambda: hash_of(letter)):
            raise Conflict(_("这封信刚才有人办过了，请看新的状态再办。"))
        if name not in {move.name for move in open_moves(letter, by, today())}:
            raise MoveRefused(_("现在不能这样办，或者不由您办。"))
        before, event = letter.state, LetterEvent(letter=letter, on=today(), name=name, person=by, told=said.told)
        _DO[name](letter, event, said, by)
        letter.state = MOVES[name].targets[0]
        if letter.state in Letter.CLOSED:
            event.effect, event.article, letter.closed_at = Effect.FINISH, letter.lane.name, now()
        event.save(force_insert=True)
        letter.due_on = _due_on(letter)
        letter.save(update_fields=["state", "organ", "due_on", "closed_at", "assigned_times"])
        if name not in SILENT:
            _tell(letter)
        record(
            f"letter_{name}", by=by, object=letter, organ=(letter.organ or letter.lane.organ).code,
            from_state=before, to_state=letter.state, reason=said.note or str(REASONS.get(said.reason, "")),
        )  # fmt: skip
    return letter


def _assign(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if said.organ is None:
        raise MoveRefused(_("请选承办单位。"))
    if said.organ.pk == letter.organ_id:
        raise MoveRefused(_("已经在这个单位办理。"))
    letter.organ = event.organ = said.organ
    letter.assigned_times += 1


def _extend(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    most = _more_days(letter)
    if not 1 <= said.days <= most:
        raise MoveRefused(_("最多延长%(n)s个工作日。") % {"n": most})
    if not said.told:
        raise MoveRefused(_("请写明延期的理由，写信人会看到。"))
    event.effect, event.days, event.article = Effect.EXTEND, said.days, letter.lane.name


def _answer(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if len(said.answer.strip()) < 5:
        raise MoveRefused(_("请写答复。"))
    Answer.objects.create(letter=letter, text=said.answer.strip(), written_by=by)


def _return(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if not said.note:
        raise MoveRefused(_("请写明要改什么。"))


def _approve(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    answer = letter.answers.last()
    answer.approved_by, answer.approved_at = by, now()
    answer.save(update_fields=["approved_by", "approved_at"])


def _refuse(letter: Letter, event: LetterEvent, said: Said, by: Person) -> None:
    if said.reason not in REASONS or not said.told:
        raise MoveRefused(_("请选原因，并写明该到哪里去办，写信人会看到。"))
    event.reason = said.reason


_DO = {"assign": _assign, "extend": _extend, "answer": _answer, "return": _return, "approve": _approve,
       "refuse": _refuse}  # fmt: skip


def _wrote_the_answer(letter: Letter, person: Person) -> bool:
    """The last one or one before: what was sent back lives on in what came after."""
    return letter.answers.filter(written_by=person).exists()


def _more_days(letter: Letter) -> int:
    return (
        LaneKind.objects.filter(lane=letter.lane_id, kind=letter.kind).values_list("more_days", flat=True).first() or 0
    )


def _due_on(letter: Letter) -> datetime.date:
    """A cache of the fold over the letter's own events (I-16)."""
    events = [
        Event(Effect(each.effect), each.on, each.article, each.name,
              limit=working_days(each.days, each.article) if each.days else None)
        for each in letter.events.exclude(effect="")
    ]  # fmt: skip
    try:
        return fold(events, working_calendar()).due_on
    except ClockError as error:
        raise MoveRefused(str(error)) from error


def _tell(letter: Letter) -> None:
    telling.tell(
        NEWS, letter, track="/letters/track/", subject=_("%(site)s：您的来信有消息"),
        body=_("您的来信 %(number)s 有新的消息。请凭编号和查询码查看：%(url)s"),
    )  # fmt: skip
