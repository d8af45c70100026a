"""Numbers that a text names, compared with the tables (ARC-09)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from feedback.reports.figures import ROW_A, Tables
from feedback.reports.table_b import CARRIED_IN, CARRIED_OUT, NEW, RESULTS, TOTAL

NUMBER = r"(?:了|的|共|合计|累计|：|:)*\s*(\d{1,7})\s*(?:余|多)?\s*件"
# Words before a number → its cell. The first that fits a place speaks for it.
NAMED = tuple(
    (re.compile(words + NUMBER), cell) for words, cell in (
        (r"上年(?:度)?结转[^，。；\d]{0,16}", ("b", CARRIED_IN, TOTAL)),
        (r"结转(?:至|到|下)[^，。；\d]{0,16}", ("b", CARRIED_OUT, TOTAL)),
        (r"(?:新?收到|收到和?受理|新收|受理)[^，。；\d]{0,16}申请", ("b", NEW, TOTAL)),
        (r"(?:办结|答复)[^，。；\d]{0,12}申请", ("b", RESULTS, TOTAL)),
        (r"(?<!不)予以公开", ("b", "granted", TOTAL)),
        (r"部分公开", ("b", "partial", TOTAL)),
        (r"行政复议(?:案件)?", ("c", "review", TOTAL)),
        (r"(?:制发|制定|出台)[^，。；\d]{0,8}规范性文件", ("a", ROW_A, "normdocs_made")),
        (r"废止[^，。；\d]{0,8}规范性文件", ("a", ROW_A, "normdocs_repealed")),
        (r"现行有效[^，。；\d]{0,8}规范性文件", ("a", ROW_A, "normdocs_in_force")),
        (r"行政许可[^，。；\d]{0,10}", ("a", ROW_A, "licences")),
        (r"行政处罚[^，。；\d]{0,10}", ("a", ROW_A, "penalties")),
        (r"行政强制[^，。；\d]{0,10}", ("a", ROW_A, "compulsory_measures")),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Named:
    """`words`: the piece of the text; `says` is its number, `is_` that of the table."""

    words: str
    cell: tuple[str, str, str]
    says: int
    is_: int


def disagreeing(texts: Mapping[str, str], tables: Tables) -> Iterator[Named]:
    for text in texts.values():
        seen: set[int] = set()
        for pattern, (table, row, column) in NAMED:
            for match in pattern.finditer(text):
                if match.start(1) in seen:
                    continue
                seen.add(match.start(1))
                is_ = tables[table][row].get(column)
                if is_ is not None and int(match[1]) != is_:
                    yield Named(match[0], (table, row, column), int(match[1]), is_)
