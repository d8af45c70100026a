"""Walking a letter through its moves: lock, check, change, record, tell its writer that there is news, in one
transaction."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from feedback.intake.rights import SORT
from feedback.intake.screen import hash_of_words
from feedback.letters.clock import CACHED, promise_of, wind
from feedback.letters.recording import WITH, Said, promised
from feedback.letters.rights import rights_at
from feedback.letters.states import FOLLOWING_UP, MOVES, REASONS, State, Step
from feedback.letters.telling import tell
from feedback.models import Answer, Letter, LetterEvent, LetterKind
from portal.cases.events import ClockError, Effect
from portal.cases.models.workday import working_calendar
from portal.cases.today import now, today
from portal.people.models import Organ, Person
from portal.site.options import option
from portal.trail.record import SYSTEM, record
from portal.workflow import Conflict, MoveRefused

CHANGED = [
    "state", "organ", "reported", "closed_at", "assigned_times", "round", "is_returned", "urged_times", "merged_into",
    "follow_up", *CACHED,
]  # fmt: skip


def hash_of(letter: Letter) -> str:
    """Of the answer that an approval is of; empty while there is none."""
    answer = letter.answers.last()
    return hash_of_words(str(answer.pk), answer.text) if answer else ""


def open_moves(letter: Letter, person: Person, on: datetime.date) -> list[Step]:
    if letter.purged_on:  # of what is cleared nothing can be made again
        return []
    held = rights_at(letter, person, on)
    moves = [move for move in MOVES.from_state(letter.state) if held & set(move.rights)]
    refused = set()
    if _wrote_the_answer(letter, person):
        refused.add("approve")
    if letter.organ_id is None or not promised(letter).more_days or letter.events.filter(name="extend").exists():
        refused.add("extend")
    if SORT not in held and letter.assigned_times >= option("letters.most_assigned"):
        refused.add("assign")  # N23: passed on and on, it goes back to who sorts
    if letter.kind == LetterKind.REPORT or letter.followers.exists():
        refused.add("merge")
    if letter.kind == LetterKind.REPORT:
        refused.add("join")
    if not letter.lane.is_followed_up:
        refused.update(FOLLOWING_UP)
    return [move for move in moves if move.name not in refused]


@transaction.atomic
def advance(pk, name: str, *, by: Person, said: Said) -> Letter:
    letter = Letter.objects.select_for_update(of=("self",)).select_related("lane__organ", "organ").get(pk=pk)
    if said.is_old(letter.state, lambda: hash_of(letter)):
        raise Conflict(_("这封信刚才有人办过了，请看新的状态再办。"))
    if name not in {move.name for move in open_moves(letter, by, today())}:
        raise MoveRefused(_("现在不能这样办，或者不由您办。"))
    event = LetterEvent(name=name, person=by, told=said.told, note=said.note)
    if name in WITH:
        WITH[name](letter, event, said, by)
    _walk(letter, MOVES[name], event, said)
    if letter.state in Letter.CLOSED:
        _close_followers(letter, event, said)
    elif letter.state == State.HIDDEN:
        _let_followers_go(letter, by)
    return letter


@transaction.atomic
def pass_on(pk, organ: Organ, told: str) -> None:
    """By the portal itself, to the organ whose page a question was asked on."""
    letter = Letter.objects.select_for_update(of=("self",)).select_related("lane__organ", "organ").get(pk=pk)
    if letter.state == State.RECEIVED:
        letter.organ = organ
        _walk(letter, MOVES["assign"], LetterEvent(name="assign", organ=organ, told=told), Said())


def _walk(letter: Letter, move: Step, event: LetterEvent, said: Said, target: str = "") -> None:
    before = letter.state
    letter.state = target or (move.targets[0] if move.targets else before)
    event.letter, event.on, event.at = letter, today(), now()
    if move.effect:
        event.effect, event.article = move.effect, promise_of(letter.lane)
    letter.closed_at = (letter.closed_at or now()) if letter.is_over else None
    if move.effect is Effect.START:
        event.days, letter.is_returned = promised(letter).days, True
        letter.round += 1
    event.save(force_insert=True)
    try:
        wind(letter, working_calendar(), event)
    except ClockError as error:
        raise MoveRefused(str(error)) from error
    letter.save(update_fields=CHANGED)
    if move.is_told:
        tell(letter)
    record(
        f"letter_{move.name}", by=event.person or SYSTEM, object=letter, organ=letter.holder.code, from_state=before,
        to_state=letter.state, reason=str(REASONS.get(said.reason, "")), content_hash=said.hash or "",
    )  # fmt: skip


def _close_followers(letter: Letter, event: LetterEvent, said: Said) -> None:
    """One answer, or one refusal, to all whose letters were merged into this one."""
    answer = letter.answers.last() if letter.state == State.ANSWERED else None
    for each in _followers(letter):
        if answer:
            same = Answer(letter=each, round=each.round, text=answer.text, written_by=answer.written_by)
            same.save(force_insert=True)
            same.approved_by, same.approved_at = answer.approved_by, answer.approved_at
            same.save(update_fields=["approved_by", "approved_at"])
        each.organ = letter.organ
        alike = LetterEvent(name="close_together", person=event.person, reason=event.reason, told=event.told)
        _walk(each, MOVES["close_together"], alike, said, target=letter.state)


def _let_followers_go(letter: Letter, by: Person) -> None:
    """What is hidden takes no other letter with it."""
    for each in _followers(letter):
        each.organ = each.merged_into = None
        _walk(each, MOVES["go_alone"], LetterEvent(name="go_alone", person=by), Said())


def _followers(letter: Letter):
    found = Letter.objects.select_for_update(of=("self",)).select_related("lane__organ", "organ")
    return found.filter(merged_into=letter, state=State.MERGED).order_by("pk")


def _wrote_the_answer(letter: Letter, person: Person) -> bool:
    """The last one or one before, of this letter or of one that it answers with: what was sent back lives on in what
    came after."""
    together = Q(letter=letter) | Q(letter__merged_into=letter)
    return Answer.objects.filter(together, written_by=person).exists()
