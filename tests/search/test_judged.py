"""Search on the sample county by judged queries: no kind falls below its floor, and a fall is seen."""

from pathlib import Path

import pytest

from portal.site.finding import judging
from portal.site.finding.ranking import Weighing
from tests.databases import cloned
from tests.pages import text
from tests.search.county import lay_county

FILE = Path(__file__).parent / "judged.jsonl"
# Mean reciprocal rank; of questions in people's own words also how many are among the first ten.
FLOORS = {
    "title_exact": 0.98, "title_partial": 0.98, "title_reordered": 0.95, "title_typo": 0.95, "document_number": 0.98,
    "colloquial": 0.80, "short": 0.98, "traditional": 0.98, "phrase": 0.95, "no_result": 0.98,
}  # fmt: skip
COLLOQUIAL_AT_10 = 0.95


@pytest.fixture(scope="module")
def county(template_database, admin_address, django_db_blocker):
    with django_db_blocker.unblock(), cloned(admin_address, template_database) as name:
        lay_county(admin_address, name)
        yield name


def judged(queries) -> dict[str, judging.Score]:
    verdicts = judging.judge(queries, text)
    for verdict in verdicts:
        if verdict.rank != 1:
            print(verdict.rank, verdict.judged.kind, verdict.judged.q, verdict.found[:3])
    return judging.scores(verdicts)


@pytest.mark.small
def test_judged_queries_are_many_of_all_kinds_and_none_twice():
    queries = judging.read(FILE)
    assert len(queries) >= 200 and {query.kind for query in queries} == FLOORS.keys()
    assert len({query.q for query in queries}) == len(queries)


@pytest.mark.medium
def test_no_kind_falls_below_its_floor(county):
    scores = judged(judging.read(FILE))
    assert {kind: scores[kind].mrr for kind, floor in FLOORS.items() if scores[kind].mrr < floor} == {}
    assert scores["colloquial"].at_10 >= COLLOQUIAL_AT_10


@pytest.mark.medium
def test_fall_of_a_kind_is_seen(county, monkeypatch):
    monkeypatch.setattr(Weighing, "points", lambda self, candidate: 0.0)
    some = [query for query in judging.read(FILE) if query.kind == "colloquial"][:25]
    assert judged(some)["colloquial"].mrr < FLOORS["colloquial"]
