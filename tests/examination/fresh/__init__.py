"""A hundred cases written after the rules stood, by someone who had not read them, and frozen before their first run.

30 `marked`, 20 `harmless`, 30 `personal`, 20 `lookalike`; what each asks is what the groups of the corpus ask. None
stands in the corpus. Decided as an openness office would: a clerk who has no ★ on the keyboard and types * or ⭐ has
marked the paper; a number written in letters, cells or words is still that number; papers of people from Hong Kong,
Macau, Taiwan and abroad, of officers and of social security are papers (which of the kinds a finding calls them is
left open). Left out, because one reader would refuse and another would not: an archive's 「原密级：秘密，已开放」,
「内部文件」, chat names, birth certificates, the place where a photo was taken, long numbers right by chance.
"""

from functools import cache
from importlib import import_module

from tests.examination.corpus.case import Case

__all__ = ["GROUPS", "Case", "cases", "manifest"]

GROUPS = ("marked", "harmless", "personal", "lookalike")
FILES = {"marked": ("marked_texts", "marked_office", "marked_papers")}


@cache
def cases(group: str) -> tuple[Case, ...]:
    files = (import_module(f"{__name__}.{name}") for name in FILES.get(group, (group,)))
    return tuple(case for file in files for case in file.CASES)


def manifest() -> str:
    """A line a case: digest, id, what must happen, why."""
    rows = (
        "\t".join((case.digest(), case.id, case.expectation, case.why)) for group in GROUPS for case in cases(group)
    )
    return "\n".join(rows) + "\n"
