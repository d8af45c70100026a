"""One case of the corpus: a file (or typed text), what the examination must say of it, and why."""

import hashlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

# What must happen. Which words and rule IDs the portal uses is not the corpus' business.
REFUSED = "refused"  # at intake; no byte kept
UNMARKED = "unmarked"  # no secrecy mark is found; the file's kind may still be refused
QUIET = "quiet"  # no finding of personal data
HARMLESS = "harmless"  # refused, or kept but never opened, run or followed
ACCEPTED = "accepted"  # taken in, and given back byte for byte


@dataclass(frozen=True)
class Found:
    """Personal data that must be found; `value` in half-width characters, without gaps, X as a capital."""

    kind: str
    value: str
    place: str

    def __str__(self) -> str:
        return f"{self.kind}={self.value}@{self.place}"


@dataclass(frozen=True)
class Case:
    """`name` is the file name as sent; a case without one is text typed into a form (UTF-8)."""

    id: str
    group: str
    name: str
    recipe: Callable[[], bytes]
    expect: str | tuple[Found, ...]
    why: str
    heavy: bool = False  # made when asked for, in seconds and megabytes; named by its recipe
    border: bool = False  # decided by hand: others might decide otherwise

    def make(self) -> bytes:
        return self.recipe()

    @property
    def is_typed(self) -> bool:
        return not self.name

    @property
    def expectation(self) -> str:
        return self.expect if isinstance(self.expect, str) else "; ".join(map(str, self.expect))

    @property
    def canary(self) -> str:
        """Letters that stand in the text of a marked file and nowhere else: looked for after the refusal."""
        return canary(self.id)

    def digest(self) -> str:
        """SHA-256 over id, name, expectation, reason and bytes (heavy: the recipe)."""
        content = recipe_text(self.recipe).encode() if self.heavy else self.make()
        head = "\0".join((self.id, self.group, self.name, self.expectation, self.why, str(self.border)))
        return hashlib.sha256(head.encode(errors="surrogatepass") + b"\0\0" + content).hexdigest()


def canary(case_id: str) -> str:
    letters = hashlib.sha256(case_id.encode()).hexdigest()[:12].translate(str.maketrans("0123456789", "ghijklmnop"))
    return f"zq{letters}"


def body(case_id: str) -> str:
    """Two ordinary sentences and the canary; the rest of a document that is about something else."""
    return f"各乡镇人民政府，县直各单位：请按照任务分工抓好落实，有关情况及时报告。留底 {canary(case_id)}。"


def recipe_text(recipe: Callable[[], bytes]) -> str:
    """What a heavy case is named by: its function's words and the arguments."""
    if isinstance(recipe, partial):
        return f"{inspect.getsource(recipe.func)}{recipe.args!r}{sorted(recipe.keywords.items())!r}"
    return inspect.getsource(recipe)
