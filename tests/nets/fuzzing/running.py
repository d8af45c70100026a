"""Send probes, keep what came of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.nets.fuzzing.making import Ask
from tests.nets.fuzzing.probe import wrong


@dataclass
class Outcome:
    seconds: list[float] = field(default_factory=list)
    statuses: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def within(self, share: float) -> float:
        """The time within which so large a share of the answers came."""
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(len(self.seconds) * share))]

    def __str__(self) -> str:
        by_status = " ".join(f"{status}:{count}" for status, count in sorted(self.statuses.items()))
        times = f"p50 {self.within(0.5) * 1000:.0f} ms, p99 {self.within(0.99) * 1000:.0f} ms"
        slowest = f"slowest {max(self.seconds):.2f} s"
        return f"{len(self.seconds)} probes, {len(self.faults)} faults, {times}, {slowest}; {by_status}"

    def report(self) -> str:
        return "\n".join([str(self), *self.faults[:20]])


def run(ask: Ask, probes: Iterable, into: Outcome | None = None) -> Outcome:
    outcome = into or Outcome()
    for probe in probes:
        reply = ask(probe)
        outcome.seconds.append(reply.seconds)
        outcome.statuses[reply.status] += 1
        if fault := wrong(reply):
            outcome.faults.append(f"{fault}: {probe}\n    python -m tests.nets.fuzzing ADDRESS --send '{probe.line()}'")
    return outcome
