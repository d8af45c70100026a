"""Personal data in a case of the corpus: what the rules say, and whether that is what was to be found."""

import datetime
import html
import re

from portal.examination.examine import examine
from portal.examination.finding import Finding
from portal.examination.folding import fold
from portal.examination.personal import RULES
from portal.examination.subject import Subject, Text
from tests.examination.corpus import Case, Found
from tests.examination.reading_here import look

TODAY = datetime.date(2026, 11, 22)
KINDS = {rule.id: rule.mask for rule in RULES}
WHOLE = {"id_number", "mobile", "bank_card", "passport"}


def said_of(case: Case) -> tuple[Finding, ...]:
    texts = (Text("body", "正文", case.make().decode()),) if case.is_typed else look(case).as_part()
    return examine(Subject(texts, today=TODAY), RULES)


def said_of_words(words: str) -> list[tuple[str, str]]:
    subject = Subject((Text("body", "正文", words),), today=TODAY)
    return [(KINDS[each.rule], each.value) for each in examine(subject, RULES)]


def is_found(wanted: Found, findings: tuple[Finding, ...]) -> bool:
    """Of the kind, and over the value or a part of it; numbers as a whole."""
    value = bare(wanted.value)
    said = [bare(each.value) for each in findings if KINDS[each.rule] == wanted.kind]
    if wanted.kind in WHOLE:
        return value in said
    return any(value in each or each in value for each in said)


def bare(words: str) -> str:
    words = fold(html.unescape(re.sub(r"<[^>]*>", "", words)))
    return re.sub(r"[\s\u200b\-‐‑–—]", "", words).replace("×", "X").upper()
