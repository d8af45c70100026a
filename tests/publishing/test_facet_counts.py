"""The counters of facets: whatever is released, corrected, withdrawn or turned, they say what the entries say."""

import datetime
import random
import threading

import psycopg
import pytest
from django.db import DatabaseError, connections

from portal.cases.today import frozen
from portal.database import roles, servers
from portal.publishing import ageing
from portal.publishing.management.commands.recount_facets import wrong_counts
from portal.publishing.models import Entry
from portal.publishing.moving import advance
from portal.publishing.writing import correct
from portal.search.facets import counts, item_total, items, items_beside, totals
from portal.search.models import FacetCount
from tests.cast import draft, make_item, released, said, walk

pytestmark = pytest.mark.medium

DAY = datetime.date


def withdraw(cast, revision) -> None:
    advance(revision.pk, "withdraw", by=cast.signer, said=said(revision, reason="error", note="错了"))


def again(cast, revision):
    """The next release of the same publication."""
    return walk(cast, correct(revision.publication_id, by=cast.clerk, change_note="改了"), 4)


def test_counters_follow_random_releases_corrections_and_withdrawals(cast):
    chance = random.Random(20)
    catalog = [cast.item, make_item("21", "0001"), make_item("20", "0002")]
    out, gone = [], []
    for _step in range(16):
        match chance.choice(["release", "release", "correct", "withdraw", "return"]):
            case "correct" if out:
                place = chance.randrange(len(out))
                out[place] = again(cast, out[place])
            case "withdraw" if out:
                gone.append(out.pop(chance.randrange(len(out))))
                withdraw(cast, gone[-1])
            case "return" if gone:
                out.append(again(cast, gone.pop()))
            case _:
                issued = DAY(chance.choice([2024, 2025, 2026]), 3, 2)
                out.append(
                    released(
                        cast, kind=chance.choice(["notice", "guide"]), issued_on=issued, document_number="",
                        items=chance.sample(catalog, chance.randint(1, 3)), topic=chance.choice(["", "1203", "02"]),
                    )
                )  # fmt: skip
        assert wrong_counts() == []
    assert counts("document").all == len(out) == Entry.objects.count()


def test_draft_is_counted_nowhere(cast):
    walk(cast, draft(cast), 3)
    assert not FacetCount.objects.filter(n__gt=0).exists()


def test_one_and_two_facets_are_known_without_looking_at_entries(cast):
    for kind, year in (("notice", 2026), ("notice", 2025), ("guide", 2026)):
        released(cast, kind=kind, issued_on=DAY(year, 3, 2), document_number="")
    known = counts("document", ["kind:notice", "year:2026"])
    assert (known.all, known.of(["kind:notice", "year:2026"])) == (3, 1)
    assert counts("document").of(["kind:notice"]) == 2
    assert counts("document", ["kind:notice"]).with_each(["kind:notice"])["year:2025"] == 1
    assert counts("rule").all == 0
    assert totals("organ") == {"mzj": 3}


def test_newest_of_an_item_goes_back_when_the_newest_is_withdrawn(cast):
    first, second = released(cast), released(cast, title="第二件", document_number="")
    newest = {entry.title: entry.sort_at for entry in Entry.objects.all()}
    assert items("20/") == [("20/0001", 2, newest["第二件"])]
    withdraw(cast, second)
    assert items("20/") == [("20/0001", 1, newest[first.title])]
    withdraw(cast, first)
    assert items() == []


def test_term_that_begins_and_ends_moves_its_document_and_the_counters(cast):
    with frozen(DAY(2026, 3, 2)):
        released(cast, effective_from=DAY(2026, 4, 1), effective_until=DAY(2026, 6, 30))
    for on, turned, state in (
        (DAY(2026, 3, 31), 0, "not_yet_in_force"), (DAY(2026, 4, 1), 1, "in_force"), (DAY(2026, 6, 30), 0, "in_force"),
        (DAY(2026, 7, 1), 1, "expired"), (DAY(2027, 7, 1), 0, "expired"),
    ):  # fmt: skip
        assert ageing.turn(on) == turned, on
        assert counts("document").of([f"validity:{state}"]) == 1 and wrong_counts() == [], on


@pytest.mark.parametrize("alias", ["default", "public"])
def test_nobody_writes_a_counter_by_hand(cast, alias):
    with pytest.raises(DatabaseError, match="permission denied"), connections[alias].cursor() as cursor:
        cursor.execute("INSERT INTO facet_count (section, a, b, n) VALUES ('document', 'organ:mzj', '', 9)")


def test_public_role_does_not_recount(cast):
    with pytest.raises(DatabaseError, match="permission denied"), connections["public"].cursor() as cursor:
        cursor.execute("SELECT recount_facets()")


def test_recount_finds_and_mends_what_went_round_the_triggers(cast, superuser_sql):
    released(cast)
    superuser_sql.execute("UPDATE facet_count SET n = n + 1 WHERE a = 'organ:mzj' AND b = ''")
    assert [cell[:2] for cell in wrong_counts()] == [("document", "organ:mzj")]
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT recount_facets()")
    assert wrong_counts() == []


def test_code_of_an_organ_is_permanent(cast):
    with pytest.raises(DatabaseError, match="the code of an organ is permanent"):
        type(cast.bureau).objects.filter(pk=cast.bureau.pk).update(code="other")


def test_two_writers_that_cross_never_wait_for_each_other(cast, admin_address, db):
    """Each changes two entries in one transaction; the facets of one's first are those of the other's second."""
    ids = [released(cast, title=f"第{n}件", document_number="").publication_id for n in range(4)]
    both_began = threading.Barrier(2, timeout=10)
    failed = []

    def change(first, second, facets):
        with roles.connect(servers.role_connection(admin_address, servers.STAFF), dbname=db) as own:
            try:
                with own.transaction():
                    both_began.wait()
                    for publication, facet in zip((first, second), facets, strict=True):
                        own.execute("UPDATE entry SET facets = %s WHERE publication_id = %s", [[facet], publication])
            except psycopg.Error as error:
                failed.append(error)

    for round_ in range(5):
        one, other = f"kind:a{round_}", f"kind:b{round_}"
        writers = [
            threading.Thread(target=change, args=(ids[0], ids[1], (one, other))),
            threading.Thread(target=change, args=(ids[2], ids[3], (other, one))),
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
    assert failed == [] and wrong_counts() == []


def test_items_are_counted_beside_organ_and_stage_and_no_other_facet(cast):
    first, second = released(cast, stage="service"), released(cast, title="第二件", document_number="", stage="result")
    pairs = {(row.a, row.b): row for row in FacetCount.objects.filter(a__startswith="item:", n__gt=0).exclude(b="")}
    assert {b: row.n for (_a, b), row in pairs.items()} == {"organ:mzj": 2, "stage:service": 1, "stage:result": 1}
    assert (item_total("20/0001", "organ:mzj"), items_beside("stage")) == (
        2, [("20/0001", "result"), ("20/0001", "service")],
    )  # fmt: skip
    withdraw(cast, second)
    newest = {b: row.newest for (_a, b), row in pairs.items()}
    left = {row.b: row.newest for row in FacetCount.objects.filter(a="item:20/0001", n__gt=0).exclude(b="")}
    assert left == {"organ:mzj": newest["stage:service"], "stage:service": newest["stage:service"]} and first


def test_choosing_an_organ_brings_no_items_among_the_facets(cast):
    released(cast)
    assert not any(facet.startswith("item:") for facet in counts("document", ["organ:mzj"]).with_each(["organ:mzj"]))
