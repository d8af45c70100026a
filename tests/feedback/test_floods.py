"""One caller with many addresses is held by his network; nobody else is shut out by what all send together."""

import pytest

from feedback.models import Letter
from portal.people.allowance import Limit
from portal.site.options import set_option
from tests.feedback import letters, requests

pytestmark = pytest.mark.medium


def write_from(address: str, n: int) -> int:
    said = {"kind": "inquiry", "organ": "", "title": f"第{n}封", "text": letters.TEXT, "name": "测试员甲",
            "consent": "yes", "phone": "13900000000", "website": "", "stamp": letters.fresh()}  # fmt: skip
    return letters.Client(REMOTE_ADDR=address).post("/letters/new/?lane=county", said).status_code


def test_many_addresses_of_one_network_are_held_and_others_are_not(cast):
    letters.open_lane(cast)
    set_option("letters.most_from_one_place", 1, by=cast.office)
    set_option("letters.most_in_all", 1, by=cast.office)
    assert [write_from(f"2001:db8:7:{n:x}::1", n) for n in range(11)] == [200] * 10 + [429]
    assert write_from("2001:db8:8::1", 11) == 200 and write_from("192.0.2.7", 12) == 200
    assert Letter.objects.count() == 12


def test_bytes_of_proofs_are_counted_by_the_network(cast):
    requests.people_for(cast)
    requests.file()
    assert not Limit("request-kib", 100 << 10, 3600).take("127.0.0.0/24", n=100 << 10)
    assert requests.send().status_code == 429
