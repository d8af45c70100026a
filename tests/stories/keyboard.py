"""Somebody without a mouse: Tab to a thing, see where one is, press it. What cannot be reached so fails the story."""

import datetime

from playwright.sync_api import Locator, Page, TimeoutError, expect

MOST_STOPS = 400  # of one page; a person would give up sooner
PATIENT = 90_000  # every file is examined in a process of its own, which a busy machine starts slowly

# Whether the focus is on this very thing, inside the editor's frame too.
IS_HERE = """(element) => {
  const frame = element.ownerDocument.defaultView.frameElement;
  return element.ownerDocument.activeElement === element && (!frame || frame.ownerDocument.activeElement === frame);
}"""
# Why whoever looks at the page would not see where the focus is; empty when it shows.
UNSEEN = """() => {
  const here = document.activeElement;
  if (here === document.body || here.closest(".tox")) return ""; // the editor shows it in its own way
  const box = here.getBoundingClientRect();
  const name = here.outerHTML.slice(0, 160);
  if (box.width < 2 || box.height < 2) return `too small: ${name}`;
  if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) return `out of sight: ${name}`;
  if (here.matches("[type=date], [type=datetime-local]")) return ""; // within it the browser shows the part
  const around = [here, here.parentElement, here.closest(".select2-selection")].filter(Boolean);
  const isRinged = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  if (!around.some(isRinged)) return `no ring: ${name}`;
  return "";
}"""


class Keyboard:
    def __init__(self, page: Page):
        self.page = page
        page.set_default_timeout(PATIENT)

    def to(self, target: Locator, *, back: bool = False) -> None:
        """Tab, or Shift-Tab, until the focus is there."""
        expect(target).to_be_visible(timeout=PATIENT)
        for _stop in range(MOST_STOPS):
            if target.evaluate(IS_HERE):
                return
            self.press("Shift+Tab" if back else "Tab")
            unseen = self.page.evaluate(UNSEEN)
            assert not unseen, unseen
        raise AssertionError(f"no way by keyboard to {target}")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def enter(self, target: Locator) -> None:
        self.to(target)
        self.press("Enter")

    def button(self, name, within: Locator | None = None) -> None:
        self.enter((within or self.page).get_by_role("button", name=name).first)

    def link(self, name, within: Locator | None = None) -> None:
        self.enter((within or self.page).get_by_role("link", name=name).first)

    def unfold(self, words: str) -> Locator:
        """Open what lies behind a button; gives what came out."""
        summary = self.page.locator("summary", has_text=words).first
        self.enter(summary)
        return summary.locator("xpath=..")

    def write(self, field: Locator, words: str) -> None:
        """Over what stands there."""
        self.to(field)
        self.press("Control+a")
        self.page.keyboard.insert_text(words)

    def choose(self, field: Locator, option: str) -> None:
        """In a list, by the arrow keys."""
        self.to(field)
        for _step in range(60):
            if field.locator("option:checked").inner_text().strip() == option:
                return
            self.press("ArrowDown")
        raise AssertionError(f"no “{option}” in the list")

    def tick(self, box: Locator) -> None:
        self.to(box)
        self.press("Space")
        expect(box).to_be_checked()

    def pick(self, words: str, within: Locator | None = None) -> None:
        """One of several round boxes: the arrow keys lead from one to the next."""
        box = (within or self.page).get_by_role("radio", name=words, exact=True)
        group = box.locator("xpath=ancestor::fieldset")
        chosen = group.locator("input:checked")
        if chosen.count():
            self.to(chosen)
        else:
            self.to(group.get_by_role("radio").first)
            self.press("Space")
        for _step in range(20):
            if box.is_checked():
                return
            self.press("ArrowDown")
        raise AssertionError(f"no “{words}” to choose")

    def type_day(self, day: datetime.date) -> None:
        """Into a field for a date, whose parts stand as the browser's language has them: here month, day, year."""
        self.page.keyboard.type(f"{day:%m%d%Y}")

    def bring(self, field: Locator, *paths) -> None:
        """Choose files in the computer's own window; a busy machine at times swallows the first press."""
        for patience in (15_000, PATIENT):
            self.to(field)
            try:
                with self.page.expect_file_chooser(timeout=patience) as chooser:
                    self.press("Space")
            except TimeoutError:
                continue
            return chooser.value.set_files(list(paths))
        raise AssertionError(f"no window to choose files opens at {field}")
