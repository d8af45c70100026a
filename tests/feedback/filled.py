"""Very many requests and letters at once, put in below the portal's own ways, and the recount of requests by hand to
compare them with."""

import datetime

from django.db import connections

from feedback.models import InformationRequest
from feedback.reports import table_b
from feedback.requests.outcomes import OUTCOMES
from tests.feedback.counted_by_hand import Counted, count

FILL = """INSERT INTO information_request (id, number, code_hash, form_hash, content_hash, applicant_hash, channel,
    applicant_kind, organ_id, title, text, way, carrier, needs_help, sealed, masked, wants_mail, state, submitted_at,
    submitted_on, received_on, is_provisional, calendar_mark, outcome, decided_on)
  SELECT gen_random_uuid(), n, n, n, '', '', 'fax', (%s::text[])[1 + n %% 6],
    (%s::bigint[])[1 + n %% cardinality(%s::bigint[])],
    'x', '', 'post', 'paper', '', '', '', false, CASE WHEN d.decided THEN 'answered' ELSE 'handling' END, now(),
    on_, on_,
    false, '', CASE WHEN d.decided THEN (%s::text[])[1 + (n * 7) %% 22] ELSE '' END,
    CASE WHEN d.decided THEN on_ + (n * 13) %% 60 END
  FROM generate_series(1, %s) n,
    LATERAL (SELECT date '2024-01-01' + (n * 31) %% 1090 AS on_, n %% 17 <> 0 AS decided) d
  ON CONFLICT DO NOTHING"""


def fill(organs: list[int], number: int) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(FILL, values(organs, number))


def values(organs: list[int], number: int) -> list:
    return [list(table_b.APPLICANTS), organs, organs, list(OUTCOMES), number]


def by_hand(organs, year: int):
    received = InformationRequest.objects.filter(organ__in=organs, received_on__isnull=False)
    rows = received.values_list("applicant_kind", "received_on", "decided_on", "outcome")
    return count(
        (Counted(kind, on.year, decided and decided.year, outcome) for kind, on, decided, outcome in rows), year
    )


ONE = """INSERT INTO information_request (id, number, code_hash, form_hash, content_hash, applicant_hash, channel,
    applicant_kind, organ_id, title, text, way, carrier, needs_help, sealed, masked, wants_mail, state, submitted_at,
    submitted_on, received_on, is_provisional, calendar_mark, outcome, decided_on)
  SELECT id, left(id::text, 20), id, id, '', '',
         'fax', %s, %s, 'x', '', 'post', 'paper', '', '', '', false, %s, now(), on_, on_, false,
         '', %s, %s
  FROM (SELECT gen_random_uuid() AS id, make_date(%s, 6, 15) AS on_) AS one"""


def keep(organ: int, register: list[Counted]) -> None:
    """Each of these requests as a row, decided on the last day of its year."""
    rows = [
        (each.applicant, organ, "answered" if each.outcome else "handling", each.outcome,
         datetime.date(each.decided_year, 12, 31) if each.decided_year else None, each.received_year)
        for each in register
    ]  # fmt: skip
    with connections["owner"].cursor() as cursor:
        cursor.executemany(ONE, rows)


LETTERS = """INSERT INTO letter (id, number, code_hash, form_hash, content_hash, sealed, masked, wants_mail, lane_id,
    kind, organ_id, title, text, about, consent_public, state, received_at, due_on, closed_at, assigned_times, round,
    is_returned, urged_times, calendar_mark, channel, ticket, follow_up)
  SELECT gen_random_uuid(), '1999-' || n, md5('c' || n), md5('f' || n), '', '', '测** *******0000', false, %s,
    CASE WHEN n %% 3 = 0 THEN 'help' ELSE 'inquiry' END,
    CASE WHEN state <> 'received' THEN (%s::bigint[])[1 + n %% cardinality(%s::bigint[])] END,
    '第' || n || '封：路灯坏了', repeat('幸福路的路灯坏了三天。', 20), '', n %% 2 = 0, state,
    now() - n * interval '5 minutes', current_date - n / 288 + 5, CASE WHEN state = 'answered' THEN now() END,
    1, 0, n %% 40 = 0, n %% 50 / 49, '', 'internet', '', ''
  FROM generate_series(1, %s) n,
    LATERAL (SELECT CASE n %% 20 WHEN 0 THEN 'received' WHEN 1 THEN 'assigned' WHEN 2 THEN 'in_review'
                    ELSE 'answered' END AS state) s
  ON CONFLICT DO NOTHING"""


def fill_letters(lane: int, organs: list[int], number: int) -> None:
    """Three of twenty are still open."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(LETTERS, [lane, organs, organs, number])
