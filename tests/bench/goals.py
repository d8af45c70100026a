"""What the figures should be, and how a row of the table says whether they are."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Goal:
    """`at_least` or at most; `aim` is what we would like."""

    bound: float
    aim: float | None = None
    at_least: bool = True
    unit: str = ""

    def reached(self, value: float, bound: float | None = None) -> bool:
        bound = self.bound if bound is None else bound
        return value >= bound if self.at_least else value <= bound

    def words(self, bound: float | None) -> str:
        return "" if bound is None else f"{'≥' if self.at_least else '≤'} {bound:g}{self.unit}"


def at_least(bound: float, aim: float | None = None, unit: str = "") -> Goal:
    return Goal(bound, aim, True, unit)


def at_most(bound: float, aim: float | None = None, unit: str = "") -> Goal:
    return Goal(bound, aim, False, unit)


CACHED = at_least(0.4, 0.6)
UNCHANGED = at_least(0.5, 0.9)
DOCUMENT, LIST, SEARCH = at_least(2), at_least(4), at_least(100)
GROWTH = at_most(1.3)
SEARCH_GROWTH, SEARCH_BARE = at_most(2), at_most(3)
QUERIES_LIST, QUERIES_DOCUMENT, QUERIES_FRONT = at_most(8), at_most(6), at_most(0)
QUERIES_CHAIN = at_most(10)
QUERIES_DESK, QUERIES_QUEUE = at_most(30), at_most(12)
DESK_SECONDS = at_most(1.0, 0.4, " s")
QUERIES_COVERAGE, COVERAGE_SECONDS, COVERAGE_WEIGHT = at_most(10), at_most(0.3, unit=" s"), at_most(20, unit=" KB")
SOAKED_MEMORY, SOAKED_P99 = at_most(1.05), at_most(1.3, 1.1)
FILING_RATE, FILING_P99 = at_least(60, 100, " 封/秒"), at_most(1.5, unit=" s")
LETTERS_SECONDS = at_most(0.4, unit=" s")
REPORT_SECONDS, ROLL_UP_SECONDS = at_most(1.0, unit=" s"), at_most(5.0, unit=" s")
IMPORT = at_least(0.4)
WHILE_APPROVING, APPROVAL = at_most(3), at_most(120, unit=" s")
EXAMINATION = at_most(2, unit=" s")
READERS_RATE, READERS_P99 = at_least(500, unit=" 次/秒"), at_most(1.0, unit=" s")
NONE = at_most(0)
FIRST_VIEW = at_most(60, 30, " KB")
WORKERS = at_least(1.6)


@dataclass(frozen=True)
class Row:
    """One line of the table. Without a goal it is there to be known."""

    what: str
    value: float | None
    goal: Goal | None = None
    raw: list[str] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        if self.value is None:
            return "没有测"
        if self.goal is None:
            return ""
        if not self.goal.reached(self.value):
            return "没有达到"
        aim = self.goal.aim
        return "达到" if aim is None or not self.goal.reached(self.value, aim) else "达到，也到期望"
