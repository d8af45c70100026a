"""One caller with many addresses is held by his network; what all send together shuts out nobody: each is asked a
question."""

import re

import pytest

from feedback.models import Letter
from portal.people.allowance import Limit
from portal.site.options import set_option
from tests.feedback import letters, requests

pytestmark = pytest.mark.medium


ASKED = re.compile(r"请把“(\w+)”写成数字")
NUMERALS = "零一二三四五六七八九"


def number_of(words: str) -> int:
    tens, _ten, ones = words.partition("十")
    return NUMERALS.index(tens) * 10 + (NUMERALS.index(ones) if ones else 0)


def write_from(address: str, n: int, **more):
    said = {"kind": "inquiry", "organ": "", "title": f"第{n}封", "text": letters.TEXT, "name": "测试员甲",
            "consent": "yes", "phone": "13900000000", "website": "", "stamp": letters.fresh()} | more  # fmt: skip
    return letters.Client(REMOTE_ADDR=address).post("/letters/new/?lane=county", said)


def test_many_addresses_of_one_network_are_held_and_others_are_asked_a_question(cast):
    letters.open_lane(cast)
    set_option("letters.most_from_one_place", 1, by=cast.office)
    sent = [write_from(f"2001:db8:7:{n:x}::1", n).status_code for n in range(11)]
    assert sent == [200] * 10 + [429] and Letter.objects.count() == 10
    set_option("letters.most_in_all", 1, by=cast.office)
    set_option("letters.most_from_one_place", 9, by=cast.office)
    stamp = letters.fresh()
    page = write_from("192.0.2.7", 12, stamp=stamp).content.decode()
    asked = number_of(ASKED.search(page)[1])
    assert "请答对这一题" in page and letters.TEXT in page and Letter.objects.count() == 10
    wrong = write_from("192.0.2.7", 12, stamp=stamp, question="7").content.decode()
    assert ASKED.search(wrong)[1] == ASKED.search(page)[1] and Letter.objects.count() == 10
    letters.receipt(write_from("192.0.2.7", 12, stamp=stamp, question=f" {asked} "))
    assert Letter.objects.count() == 11


def test_bytes_of_proofs_are_counted_by_the_network(cast):
    requests.people_for(cast)
    requests.file()
    assert not Limit("request-kib", 100 << 10, 3600).take("127.0.0.0/24", n=100 << 10)
    assert requests.send().status_code == 429
