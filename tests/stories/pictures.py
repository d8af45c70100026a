"""The pictures of the guides, taken on the way of a story: only when PORTAL_PICTURES names a folder.

PORTAL_PICTURES=docs/pictures pytest tests/stories/test_whole_desk.py
"""

import os
from pathlib import Path

from playwright.sync_api import Locator, Page

AROUND = 12


def picture(page: Page, name: str, *parts: Locator) -> None:
    """What the parts take up of the page, or all that one sees."""
    folder = os.environ.get("PORTAL_PICTURES")
    if not folder:
        return
    at = page.evaluate("() => { const at = scrollY; scrollTo(0, 0); return at; }")
    whole = {"x": 0, "y": 0, **page.viewport_size}
    boxes = [part.bounding_box() for part in parts] or [whole]
    left, top = (max(0, min(box[side] for box in boxes) - AROUND) for side in ("x", "y"))
    right = min(whole["width"], max(box["x"] + box["width"] for box in boxes) + AROUND)
    bottom = max(box["y"] + box["height"] for box in boxes) + AROUND
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    page.screenshot(path=Path(folder) / f"{name}.png", full_page=True, clip=clip)
    page.evaluate("(at) => scrollTo(0, at)", at)
