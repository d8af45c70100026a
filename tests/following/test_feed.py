"""The feed: what is released, newest first, in a few queries."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from portal.publishing.kinds import all_kinds
from tests.cast import draft, released
from tests.pages import at_most

pytestmark = pytest.mark.medium
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(query: str = "") -> list[str]:
    answer = Client().get(f"/feeds/{query}")
    assert answer["Content-Type"].startswith("application/atom+xml")
    return [each.findtext(f"{ATOM}title") for each in ElementTree.fromstring(answer.content).iter(f"{ATOM}entry")]


def test_feed_holds_what_is_released_and_chosen(cast):
    released(cast, title="第一个通知")
    released(cast, title="第二个通知", document_number="霁民发〔2026〕5号")
    draft(cast, title="没公开的")
    assert titles() == ["第二个通知", "第一个通知"]
    assert titles("?organ=mzj&q=第一个") == ["第一个通知"]
    assert titles("?organ=zhen") == []
    assert Client().get("/feeds/?organ=none").status_code == 400
    with at_most(7 + 2 * len(all_kinds())):  # of each kind its count and its newest
        Client().get("/feeds/?organ=mzj")


def test_lists_lead_to_following_them(cast):
    released(cast)
    client = Client()
    for page, link in (
        ("/organs/mzj/", "?organ=mzj"), ("/documents/?organ=mzj&year=2026", "?organ=mzj"),
        ("/documents/?kind=notice&organ=mzj", "?kind=notice&amp;organ=mzj"), ("/search/?q=低保", "?q=%E4%BD%8E"),
        ("/catalog/20/", "?domain=20"),
    ):  # fmt: skip
        assert f"/follow/{link}" in client.get(page).content.decode(), page
