"""A served site with a browser in front: granian over a database of its own, Debian's Chromium."""

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import expect

from portal.people.models import Person
from tests.served import serving

PASSWORD = "Ceshi-2026-Jichuan"
expect.set_options(timeout=30_000)  # a busy machine answers late, not wrongly


@pytest.fixture
def served(cast, db, admin_address, collected, tmp_path, settings):
    """The address of a site over this test's database; everybody in the cast has PASSWORD."""
    Person.objects.update(password=make_password(PASSWORD))
    home = tmp_path / "home"
    settings.MEDIA_ROOT = home / "media"
    with serving(db, admin_address, home, collected) as site:
        yield site.address


@pytest.fixture
def someone(browser, served):
    """`someone("clerk")` gives a page at the desk of that person; `someone()` a visitor's page."""
    contexts = []

    def someone(name: str = "", width: int = 1280):
        context = browser.new_context(base_url=served, viewport={"width": width, "height": 900}, locale="zh-CN")
        contexts.append(context)
        page = context.new_page()
        if name:
            page.goto("/admin/")
            page.fill("input[name=login]", name)
            page.fill("input[name=password]", PASSWORD)
            page.press("input[name=password]", "Enter")
            page.wait_for_url("**/admin/")
        return page

    yield someone
    for context in contexts:
        context.close()
