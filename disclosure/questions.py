"""What people ask, item by item: the first set, and which items a reader's own words mean (N16)."""

import csv
from pathlib import Path

from django.db import connections, router

from disclosure.models import CatalogItem, ItemQuestion, ItemVersion
from portal.search.terms import normalise

SHIPPED_QUESTIONS = Path(__file__).parent / "data" / "item_questions.csv"
SHOWN = 5
ENOUGH = 0.6  # of the pairs of neighbouring characters in what is asked


def teach_questions() -> int:
    """Give the shipped questions to the items that have none; how many were added."""
    names = {
        (domain, level1, level2): item
        for item, domain, level1, level2 in ItemVersion.objects.in_force().filter(item__questions__isnull=True)
        .values_list("item_id", "item__domain__name", "level1", "level2")
    }  # fmt: skip
    rows = csv.DictReader(SHIPPED_QUESTIONS.read_text("utf-8").splitlines())
    found = [(names.get((row["domain"], row["level1"], row["level2"])), row["questions"].split("|")) for row in rows]
    added = ItemQuestion.objects.bulk_create(
        ItemQuestion(item_id=item, words=words, sort=place)
        for item, questions in found if item
        for place, words in enumerate(questions)
    )  # fmt: skip
    return len(added)


ITEMS = """
SELECT g.code, i.number, v.level1, v.level2, i.plain, coalesce(string_agg(q.words, ' ' ORDER BY q.sort), '')
FROM item i JOIN domain g ON g.id = i.domain_id JOIN item_version v ON v.item_id = i.id AND v.state = 'in_force'
LEFT JOIN item_question q ON q.item_id = i.id
GROUP BY g.id, i.id, v.id ORDER BY g.sort_order, g.code, i.number"""


def items_meant(query: str) -> list[dict]:
    """The items in whose names, plain words and questions most of `query` stands, best first. One query."""
    asked = _pairs(query)
    if not asked:
        return []
    with connections[router.db_for_read(CatalogItem)].cursor() as cursor:
        cursor.execute(ITEMS)
        rows = cursor.fetchall()
    scored = []
    for code, number, level1, level2, plain, questions in rows:
        words = f"{level1} {level2} {plain} {questions}"
        share = sum(pair in words for pair in asked) / len(asked)
        if share >= ENOUGH:
            title = level2 if level1 == level2 else f"{level1}：{level2}"
            row = {"url": f"/catalog/{code}/{number}/", "title": title, "seek": plain}
            scored.append((-share, not questions, len(scored), row))
    return [row for *_order, row in sorted(scored, key=lambda each: each[:3])[:SHOWN]]


def _pairs(query: str) -> set[str]:
    text = "".join(character if character.isalnum() else " " for character in normalise(query))
    return {pair for place in range(len(text) - 1) if " " not in (pair := text[place : place + 2])}
