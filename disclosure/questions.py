"""What people ask, item by item: the first set, and the items as search asks for them (N16)."""

import csv
from pathlib import Path

from disclosure.models import CatalogItem, ItemQuestion, ItemVersion
from portal.database import asking
from portal.site.finding.askable import Askable

SHIPPED_QUESTIONS = Path(__file__).parent / "data" / "item_questions.csv"


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
SELECT g.code, g.name, g.plain, g.phrases, i.number, v.level1, v.level2, i.plain,
       coalesce(string_agg(q.words, E'\\n' ORDER BY q.sort), '')
FROM item i JOIN domain g ON g.id = i.domain_id JOIN item_version v ON v.item_id = i.id AND v.state = 'in_force'
LEFT JOIN item_question q ON q.item_id = i.id
GROUP BY g.id, i.id, v.id ORDER BY g.sort_order, g.code, i.number"""


def what_can_be_asked_for() -> list[Askable]:
    """The domains of the catalog and all items in force, in its order. One query."""
    domains, items = {}, []
    for domain, name, about, phrases, number, level1, level2, plain, questions in asking.rows(CatalogItem, ITEMS):
        domains.setdefault(domain, Askable(domain, f"/catalog/{domain}/", name, name, about, tuple(phrases)))
        title = level2 if level1 == level2 else f"{level1}：{level2}"
        asked = tuple(filter(None, questions.split("\n")))
        code = f"{domain}/{number}"
        items.append(Askable(code, f"/catalog/{code}/", title, f"{name} {level1} {level2}", plain, asked))
    return [*domains.values(), *items]
