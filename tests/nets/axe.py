"""What a browser finds on a page: faults of access by axe (WCAG 2.2 A and AA), words that the Content-Security-Policy
refused, errors of the console, and a page wider than its window."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (375, 1280)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
# Rule of axe → selector → why it is left alone. Anything else that axe finds is a fault.
EXCEPTIONS: dict[str, dict[str, str]] = {
    # The desk's picker of catalog items is Django's own select2: it sets the role on the box around its field.
    "aria-allowed-role": {".select2-search__field": "role of the library's search box, reached by its label"},
    "aria-input-field-name": {".select2-selection": "the box around the named field; the field itself has the label"},
    "list": {".select2-selection__rendered": "the library sets its search field among the chosen items"},
    "label": {".select2-search__field": "named by the select beside it"},
}
AFTER_REFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = Axe()
# Without `preload`: axe would fetch style sheets again, by wrong addresses, and set them into the page, which its
# policy refuses.
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}, "preload": False}


@dataclass(frozen=True)
class Look:
    path: str
    width: int
    mode: str = "standard"

    def __str__(self) -> str:
        return f"{self.path} at {self.width}" + (f" in {self.mode}" if self.mode != "standard" else "")


class Watched:
    """A page of a browser whose console is listened to."""

    def __init__(self, page: Page):
        self.page, self.heard = page, []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.heard.append(str(error)))

    def _hear(self, message) -> None:
        if message.type in ("error", "warning"):
            self.heard.append(f"{message.text} ({message.location.get('url', '')})")

    def faults(self, look: Look) -> list[str]:
        """Open the page and look; each fault in one line."""
        self.heard.clear()
        self.page.set_viewport_size({"width": look.width, "height": 900})
        answer = self.page.goto(look.path, wait_until="load")
        own_error = f"status of {answer.status}"  # that the browser notes a 404 or 410 page is no fault of the page
        found = [f"{look}: console: {words}" for words in self.heard if own_error not in words]
        if (beyond := self.page.evaluate(AFTER_REFLOW)) > 0:
            found.append(f"{look}: {beyond} px wider than the window")
        for violation in AXE.run(self.page, options=OPTIONS).response["violations"]:
            spared = EXCEPTIONS.get(violation["id"], {})
            found += [
                f"{look}: {violation['id']}: {target} ({violation['help']})"
                for node in violation["nodes"]
                for target in [" ".join(map(str, node["target"]))]
                if not any(selector in target or selector.lstrip(".") in node["html"] for selector in spared)
            ]
        return found
