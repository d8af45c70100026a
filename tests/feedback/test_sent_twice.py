"""A form that is sent twice is one, with one receipt, whatever has changed between the two (I-15)."""

import datetime
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from feedback.models import InformationRequest, Lane, LaneKind, Letter, Opinion
from portal.cases.today import frozen
from portal.site import key_files
from portal.site.options import set_option
from tests.feedback import consulting, letters, requests

pytestmark = pytest.mark.medium
D = datetime.date
STAMP = re.compile(r'name="stamp" value="([^"]+)"')
DUE = re.compile(r'data-due="([^"]+)"')


@pytest.fixture
def desk(cast):
    requests.people_for(cast)
    return cast


def test_letter_has_one_receipt_over_new_year_new_keys_and_a_closed_lane(cast, own_keys):
    lane = letters.open_lane(cast)
    with frozen(D(2026, 12, 31)):
        stamp = letters.fresh()
        sent = letters.send(stamp=stamp)
        first = letters.receipt(sent)
    key_files.rotate(hash_too=True)
    LaneKind.objects.update(days=30)
    with frozen(D(2027, 1, 1)):
        again = letters.send(stamp=stamp)
        assert letters.receipt(again) == first and first[0].startswith("2026-")
        assert DUE.search(again.content.decode())[1] == DUE.search(sent.content.decode())[1]
        LaneKind.objects.update(is_taken=False)
        Lane.objects.filter(pk=lane.pk).update(is_open=False)
        assert letters.receipt(letters.send(stamp=stamp)) == first
        other = letters.send(stamp=stamp, title="改过的一封").content.decode()
    assert first[0] in other and "改过的一封" in other and Letter.objects.count() == 1
    assert letters.TEXT in letters.look(*first).content.decode()


def test_form_that_is_sent_eight_times_at_once_is_one(cast):
    letters.open_lane(cast)
    stamp = letters.fresh()

    def send(_time: int) -> tuple[str, str]:
        try:
            return letters.receipt(letters.send(stamp=stamp))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as presses:
        assert len(set(presses.map(send, range(8)))) == 1
    assert Letter.objects.count() == 1


def test_request_has_one_receipt_over_new_year_new_keys_and_spent_limits(desk, own_keys):
    set_option("requests.most_from_one_place", 1, by=desk.office)
    with frozen(D(2026, 12, 31)):
        stamp = STAMP.search(requests.Client().get("/requests/new/").content.decode())[1]
        first = requests.receipt(requests.send(stamp=stamp))
    key_files.rotate(hash_too=True)
    with frozen(D(2027, 1, 1)):
        assert requests.receipt(requests.send(stamp=stamp)) == first and first[0].startswith("2026-")
        other = requests.send(stamp=stamp, title="改过的一件").content.decode()
    assert first[0] in other and "改过的一件" in other and InformationRequest.objects.count() == 1
    assert "2025年低保资金使用情况" in requests.look(*first).content.decode()


def test_opinion_that_was_kept_has_its_receipt_when_all_is_closed(cast):
    set_option("forms.least_seconds", 0, by=cast.office)
    at = consulting.address(consulting.asked(cast))
    stamp = consulting.fresh(at)
    first = consulting.receipt(consulting.send(at, stamp=stamp))
    with frozen(consulting.days(60)):
        assert consulting.receipt(consulting.send(at, stamp=stamp)) == first
        assert "现在不收意见" in consulting.send(at, stamp="x").content.decode()
    assert Opinion.objects.count() == 1


def test_desk_that_presses_twice_registers_once(desk, at_desk):
    handler, at = at_desk("handler"), "/admin/feedback/informationrequest/register/"
    said = {"channel": "post_signed", "submitted_on": "2026-04-20", "evidence_on": "2026-04-24", "proof": ""}
    with frozen(D(2026, 4, 27)):
        said["stamp"] = STAMP.search(handler.get(at).content.decode())[1]
        one, two = (requests.receipt(handler.post(at, requests.form(**said))) for _n in range(2))
        other = handler.post(at, requests.form(**said | {"title": "另一件"})).content.decode()
    assert one == two and one[0] in other and "另一件" in other
    assert InformationRequest.objects.get().events.count() == 2  # filed, confirmed


def test_desk_that_presses_twice_enters_an_opinion_once(cast, at_desk):
    revision = consulting.asked_before(cast)
    clerk, at = at_desk("clerk"), f"/admin/feedback/consultation/{revision.publication_id}/opinions/enter/"
    said = {"channel": "post", "received_on": consulting.days(-3), "paragraph": "0", "text": consulting.TEXT,
            "applicant_kind": "person", "stamp": STAMP.search(clerk.get(at).content.decode())[1]}  # fmt: skip
    assert [clerk.post(at, said).status_code for _n in range(2)] == [302, 302] and Opinion.objects.count() == 1
