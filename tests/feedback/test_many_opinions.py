"""The ledger's page with twenty thousand opinions: few questions, and soon there."""

import statistics
import time

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from feedback.consultations import ledger
from feedback.models import Adoption
from tests.feedback.consulting import asked_before, days, enter

pytestmark = pytest.mark.long
MANY, MOST_SECONDS, MOST_QUERIES = 20_000, 0.4, 30
FILL = """
INSERT INTO consultation_opinion (
    id, number, code_hash, form_hash, content_hash, sealed, masked, wants_mail, consultation_id, release_id,
    applicant_kind, channel, text, answers, consents_to_name, received_on, received_at, adoption_id, hidden_reason)
SELECT gen_random_uuid(), '2026-' || n, md5('c' || n), md5('f' || n), '', o.sealed, '', false, o.consultation_id,
    o.release_id, CASE WHEN n %% 5 = 0 THEN 'enterprise' ELSE 'person' END, 'internet',
    '第' || n || '条：年检太频繁，建议两年一次。', '[]', false, o.received_on, o.received_at + n * interval '1 second',
    (SELECT min(id) + n %% 40 FROM consultation_adoption), ''
FROM generate_series(1, %s) n, (SELECT * FROM consultation_opinion) o"""


def test_page_of_twenty_thousand_opinions(cast, at_desk):
    revision = asked_before(cast)
    key = revision.publication_id
    enter(cast, revision, days(-3))
    Adoption.objects.bulk_create(Adoption(consultation_id=key, summary=f"第{n}类") for n in range(40))
    with connections["owner"].cursor() as cursor:
        cursor.execute(FILL, [MANY])
        cursor.execute("ANALYZE consultation_opinion")
    assert ledger.counted(key).total == MANY + 1
    client, at = at_desk("clerk"), f"/admin/feedback/consultation/{key}/opinions/"
    for asked in ("", "?show=open", "?page=400", "?q=第777条"):
        client.get(f"{at}{asked}")
        took = []
        with CaptureQueriesContext(connections["default"]) as queries:
            assert client.get(f"{at}{asked}").status_code == 200
        questions = len(queries)
        for _each in range(5):
            began = time.perf_counter()
            client.get(f"{at}{asked}")
            took.append(time.perf_counter() - began)
        print(f"{asked or 'first page'}: {statistics.median(took) * 1000:.0f} ms, {questions} questions")
        assert 0 < questions <= MOST_QUERIES and statistics.median(took) <= MOST_SECONDS, (asked, took)
