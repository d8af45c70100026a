"""A lifecycle as a table of moves. Knows no model: each app writes its table, one function walks it.

Buttons, permissions, tests, the database's own guard and the diagrams in docs/ all come from the table.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


class MoveRefused(Exception):
    """The move is not open to this person or not from this state; the message is for the person."""


class Conflict(Exception):
    """Somebody else was faster, or the content is no longer what the person read (shown as 409)."""


@dataclass(frozen=True)
class Move:
    """One row of the table.

    `targets` are all states the move may end in; which one follows from the object (its track, its time).
    `rights` are names of portal/people/rights.py, any of which suffices; empty means only the portal itself moves.
    `records` names what must be written down: "reason" a coded reason, "note" words, "secrecy" the secrecy check.
    """

    name: str
    label: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    rights: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    cannot_be_undone: bool = False


class Workflow:
    def __init__(self, *moves: Move):
        self.moves = {move.name: move for move in moves}
        assert len(self.moves) == len(moves), "two moves of one name"

    def __iter__(self) -> Iterator[Move]:
        return iter(self.moves.values())

    def __getitem__(self, name: str) -> Move:
        return self.moves[name]

    def __contains__(self, name: str) -> bool:
        return name in self.moves

    def from_state(self, state: str) -> list[Move]:
        return [move for move in self if state in move.sources]

    def steps(self) -> set[tuple[str, str]]:
        """Every legal (from, to) pair: what the database's guard lets pass."""
        return {(source, target) for move in self for source in move.sources for target in move.targets}

    def states(self) -> set[str]:
        return {state for step in self.steps() for state in step}


def mermaid(workflow: Workflow, labels: dict[str, str], start: Iterable[str]) -> str:
    """The state diagram in Mermaid, for docs/."""
    lines = ["stateDiagram-v2", *(f"    [*] --> {labels[state]}" for state in start)]
    for move in workflow:
        for source in move.sources:
            lines += [f"    {labels[source]} --> {labels[target]}: {move.label}" for target in move.targets]
    return "\n".join(lines) + "\n"
