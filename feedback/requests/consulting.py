"""Whom an organ waits for: letters of consultation that are out, and what each answer does to the clock (REQ-14 …
REQ-17). Several may be out at once; the clock stands until the last is answered, or silent."""

from collections import Counter
from collections.abc import Iterable

from feedback.requests.states import Step
from portal.cases.events import Effect

THIRD_PARTY = ("third_party_agreed", "third_party_objected", "third_party_unfounded")
ANSWERS = {**dict.fromkeys(THIRD_PARTY, "ask_third_party"), "organ_answered": "ask_organ"}
SILENCE = {"silent_third_party": "ask_third_party", "silent_organ": "ask_organ"}  # of all of its kind
ASKS = tuple(dict.fromkeys(ANSWERS.values()))
# Outcome → what the ledger must hold beside the first, when it holds that (REQ-16)
BOUND = {
    "granted": ("third_party_objected", ("tell_third_party",)),
    "denied_third_party": ("third_party_agreed", ("third_party_objected", "third_party_unfounded",
                                                  "silent_third_party")),
}  # fmt: skip


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


def contradicts(outcome: str, names: list[str]) -> bool:
    """Whether third parties said what an outcome passes over: what one objects to with reason is given only when he
    was told in writing; what all agree to is not withheld for their sake."""
    said, beside = BOUND.get(outcome, ("", ()))
    return said in names and not set(beside) & set(names)


def effect_of(move: Step, names: list[str]) -> str:
    """What the line of a move does to this ledger's clock."""
    if move.name in ASKS and waited_for(names):
        return Effect.WAIT
    if move.name in ANSWERS | SILENCE and waited_for([*names, move.name]):
        return ""
    return move.effect or ""
