"""Whom an organ waits for: letters of consultation that are out, and what each answer does to the clock (REQ-14 …
REQ-17). Several may be out at once; the clock stands until the last is answered, or silent."""

from collections import Counter
from collections.abc import Iterable

from feedback.requests.states import Step
from portal.cases.clock import Effect

ANSWERS = {"third_party_answered": "ask_third_party", "organ_answered": "ask_organ"}
SILENCE = {"silent_third_party": "ask_third_party", "silent_organ": "ask_organ"}  # of all of its kind
ASKS = tuple(ANSWERS.values())


def waited_for(names: Iterable[str]) -> Counter[str]:
    """Kind of letter → how many are out, by the names of the ledger's lines in the order of their recording."""
    out = Counter()
    for name in names:
        if name in ASKS:
            out[name] += 1
        elif name in ANSWERS:
            out[ANSWERS[name]] -= 1
        elif name in SILENCE:
            del out[SILENCE[name]]
    return +out


def answers_nobody(move: str, names: Iterable[str]) -> bool:
    asked = (ANSWERS | SILENCE).get(move)
    return asked is not None and not waited_for(names)[asked]


def goes_on(move: Step, effect: str) -> bool:
    """Whether others are still waited for: an answer that is not the last leaves the state."""
    return move.name in ANSWERS | SILENCE and not effect


def effect_of(move: Step, names: list[str]) -> str:
    """What the line of a move does to this ledger's clock."""
    if move.name in ASKS and waited_for(names):
        return Effect.WAIT
    if move.name in ANSWERS | SILENCE and waited_for([*names, move.name]):
        return ""
    return move.effect or ""
