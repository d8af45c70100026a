"""What somebody sees: the words that must be on the screen, nothing beyond its edge; a picture of it on request."""

import os
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def sees(page: Page, *words: str, name: str = "") -> None:
    """All of the words, without going sideways. PORTAL_PICTURES names a folder for the pictures, which are looked at
    and not kept."""
    folder = os.environ.get("PORTAL_PICTURES")
    if folder and name:
        page.wait_for_load_state("load")
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    for each in words:
        expect(page.get_by_text(each).filter(visible=True).first).to_be_visible()
    assert page.evaluate(BEYOND) <= 0, f"{page.url} is wider than the window"


def at_first_sight(page: Page, *places: Locator) -> None:
    """Before anything is scrolled."""
    height = page.viewport_size["height"]
    for place in places:
        expect(place).to_be_visible()
        box = place.bounding_box()
        assert box["y"] + box["height"] <= height, f"{place} ends at {box['y'] + box['height']:.0f} of {height}"
