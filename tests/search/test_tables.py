"""The first set of synonyms, answers and questions: each of them is tried by asking."""

import csv
from pathlib import Path

import pytest
from django.db import connections

from disclosure.catalog_import import SHIPPED_CATALOG
from disclosure.questions import SHIPPED_QUESTIONS
from portal.search.meaning import meaning_of
from portal.search.models import PromotedAnswer, Synonym
from portal.search.terms import text_terms
from portal.site.finding.askable import Askable, Known
from portal.site.finding.wording import parts, teach
from portal.site.navigation import exists

SYNONYMS = Path(__file__).parents[2] / "portal/search/data/synonyms.csv"


def rows(path: Path) -> list[dict]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def synonyms() -> dict[str, list[str]]:
    taught: dict[str, list[str]] = {}
    for row in rows(SYNONYMS):
        teach(taught, parts(row["words"]), parts(row["means"]), row["both_ways"] == "1")
    return taught


@pytest.mark.small
def test_synonyms_are_many_short_and_name_no_word_twice_in_a_row():
    found = rows(SYNONYMS)
    assert len(found) >= 120
    for row in found:
        said = parts(row["words"])
        assert said and parts(row["means"]) and len(said) == len(set(said)), row
        assert all(1 <= len(each) <= 16 for each in (*said, *parts(row["means"]))), row


@pytest.mark.medium
def test_each_word_finds_what_documents_call_it(db, synonyms):
    """One statement: the terms of each thing, and the question by each word that means it."""
    assert Synonym.objects.filter(in_use=True).count() == len(rows(SYNONYMS))
    asked, queries, terms = [], [], []
    for row in rows(SYNONYMS):
        told = sorted(text_terms(f"关于{parts(row['means'])[0]}的通知"))
        for word in parts(row["words"]):
            asked.append(word)
            queries.append(meaning_of(word, synonyms).all_words.tsquery)
            terms.append("\n".join(told))
    with connections["default"].cursor() as cursor:
        cursor.execute(
            r"""SELECT word FROM unnest(%s::text[], %s::text[], %s::text[]) AS t (word, query, terms)
                WHERE NOT array_to_tsvector(string_to_array(terms, E'\n')) @@ query::tsquery""",
            [asked, queries, terms],
        )
        assert [word for (word,) in cursor.fetchall()] == []
    assert len(asked) > 800


@pytest.mark.medium
def test_each_answer_leads_to_a_page_that_stands(db):
    answers = list(PromotedAnswer.objects.all())
    assert len(answers) >= 12 and [each.url for each in answers if not exists(each.url)] == []


@pytest.mark.small
def test_each_question_means_its_item_first(synonyms):
    questions = {(row["domain"], row["level1"], row["level2"]): row["questions"] for row in rows(SHIPPED_QUESTIONS)}
    askables = [
        Askable("/".join(key), "", row["level2"], " ".join(key), "", tuple(questions.get(key, "").split("|")))
        for row in rows(SHIPPED_CATALOG)
        for key in [(row["domain"], row["level1"], row["level2"])]
    ]
    known = Known(askables, synonyms)
    asked = [("/".join(key), each) for key, some in questions.items() for each in some.split("|")]
    assert len(asked) >= 80
    lost = [each for code, each in asked if code not in [one.code for one in known.meant(meaning_of(each, synonyms))]]
    assert lost == []


@pytest.mark.small
@pytest.mark.parametrize(
    ("said", "domain"),
    [
        ("孩子上学", "义务教育"),
        ("家里穷吃不起饭怎么办", "社会救助"),
        ("老房子要塌了", "农村危房改造"),
        ("种地补贴", "涉农补贴"),
        ("拆迁补偿款", "征"),
    ],
)
def test_what_people_say_leads_into_the_right_domain(synonyms, said, domain):
    askables = [
        Askable(row["domain"], "", row["level2"], f"{row['domain']} {row['level1']} {row['level2']}")
        for row in rows(SHIPPED_CATALOG)
    ]
    found = Known(askables, synonyms).meant(meaning_of(said, synonyms))
    assert found and domain in found[0].code, [each.names for each in found]
