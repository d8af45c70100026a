"""Lists at depth: few queries however much there is, honest totals, words that change at once."""

import re

import pytest

from disclosure.catalog import teach_vocabulary
from portal.people.models import Organ
from portal.publishing import browsing
from portal.search.models import Term
from tests.cast import released
from tests.pages import at_most, get, text
from tests.publishing.crowd import crowd

pytestmark = pytest.mark.medium


@pytest.fixture
def many(cast, superuser_sql):
    teach_vocabulary(cast.item.domain)
    Term.objects.create(axis="domain", code="21", label="领域21")
    return crowd(cast, superuser_sql, 900)


LISTS = (
    "/documents/", "/documents/?page=45", "/documents/?order=issued", "/documents/?domain=20",
    "/documents/?domain=20&year=2026", "/documents/?domain=20&year=2026&kind=notice&level=county&page=2",
    "/documents/?organ=mzj&kind=guide&year=2024&domain=21", "/organs/mzj/", "/organs/mzj/?page=20", "/organs/",
    "/catalog/20/0001/", "/catalog/20/", "/catalog/", "/rules/", "/", "/search/?q=件&year=2026",
)  # fmt: skip


@pytest.mark.parametrize("exact", [1000, 10])
def test_every_list_asks_at_most_eight_times(many, monkeypatch, exact):
    monkeypatch.setattr(browsing, "EXACT", exact)
    get("/search/?q=件")  # the first question after a change reads the tables that it is understood by
    for address in LISTS:
        with at_most(8):
            assert get(address).status_code == 200, address


def test_no_list_counts_its_rows(many):
    with at_most(8) as asked:
        get("/documents/?domain=20")
    assert not [query for query in asked.captured_queries if "count(" in query["sql"].lower()]


def test_total_stands_where_programs_read_it(many):
    assert 'data-total="900"' in text("/documents/")
    of_bureau = sum("organ:mzj" in entry.facets for entry in many)
    assert f'data-total="{of_bureau}"' in text("/organs/mzj/")
    narrowed = sum({"kind:notice", "year:2025"} <= set(entry.facets) for entry in many)
    page = text("/documents/?kind=notice&year=2025")
    assert f'data-total="{narrowed}"' in page and "data-approx" not in page


def test_estimate_says_about(many, monkeypatch):
    monkeypatch.setattr(browsing, "EXACT", 10)
    page = text("/documents/?kind=notice&level=county&validity=in_force")
    total = re.search(r'<b data-total="(\d+)" data-approx>约(\d+)</b>', page)
    assert total and total[1] == total[2]
    assert re.search(r"<span>约\d+</span>", page)


def test_numbers_of_the_other_choices_of_one_filter_are_exact(many, monkeypatch):
    monkeypatch.setattr(browsing, "EXACT", 10)
    page = text("/documents/?kind=notice")
    expected = sum({"kind:notice", "year:2024"} <= set(entry.facets) for entry in many)
    assert re.search(rf'href="/documents/\?kind=notice&amp;year=2024">2024年<span>{expected}</span>', page)


def test_last_page_holds_the_rest_and_the_next_is_not_found(many):
    assert len(re.findall('<li class="hit">', text("/documents/?page=45"))) == 20
    assert get("/documents/?page=46").status_code == 404
    assert get("/organs/mzj/?page=46").status_code == 404


def test_new_word_shows_on_the_next_request(cast):
    released(cast, kind="notice", document_number="")
    released(cast, kind="guide", document_number="")
    assert "通知<span>1</span>" in text("/documents/")
    Term.objects.filter(axis="kind", code="notice").update(label="告知")
    assert "告知<span>1</span>" in text("/documents/")


def test_new_name_of_an_organ_shows_on_the_next_request(cast):
    released(cast)
    assert "县民政局" in text("/documents/")
    Organ.objects.filter(pk=cast.bureau.pk).update(short_name="县民政和社会局")
    assert "县民政和社会局" in text("/documents/")
