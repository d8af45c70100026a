"""The lines below a header: 同上, merged cells and blanks that repeat are filled in before a line is read."""

import re

from django.utils.translation import gettext as _

from disclosure.official.domains import Domains, Spoken
from disclosure.official.grid import Grid
from disclosure.official.header import Column, Header
from disclosure.official.row import Line
from disclosure.official.sheet_row import ACCEPTED, REFUSED, Cell, SheetRow
from disclosure.official.text import fold
from disclosure.official.words import FIELDS

SAME = re.compile(r"^(?:同上(?:一?行|栏|格)?|同前|[〃″‖]|''|\"|〝|〞|ˮ|ditto)[。.]?$")
GROUP = ("level1", "domain", "domain_code")  # a blank always goes on with the line above
GOES_ON = ("basis", "time_limit", "publisher", "channels", "audience", "mode", "levels")


class Lines:
    def __init__(self, grid: Grid, header: Header, domains: Domains, sheet, level: str, source: str, *, is_home: bool):
        """`is_home`: every line is of the sheet's domain, whatever it says itself."""
        self.grid, self.domains, self.sheet, self.level, self.source = grid, domains, sheet, level, source
        self.is_home = is_home
        self.domain: Spoken | None = sheet.domain
        self.begin(header)

    def begin(self, header: Header) -> None:
        """Below another header nothing repeats what stands above it."""
        self.header, self.above, self.group = header, {}, ""
        self.by_number = {column.number: column for column in header.columns}
        self.has_group = any(column.target == "level1" for column in header.columns)
        self.blanks = {column.target: self._blanks(column.number) for column in header.columns}

    def turn_to(self, domain: Spoken) -> None:
        self.domain, self.above, self.group = self.domain if self.is_home else domain, {}, ""
        self.sheet.domain = self.sheet.domain or domain

    def under(self, title: str) -> None:
        """A line across the table that names the group of what follows, where no column does."""
        self.group = title

    def target(self, column: int) -> str:
        found = self.by_number.get(column)
        return found.target if found else ""

    def holds(self, line: int, names: tuple[str, ...]) -> bool:
        return any(
            self.grid.own(line, column.number).strip() for column in self.header.columns if column.target in names
        )

    def read(self, line: int) -> SheetRow:
        found = SheetRow(self.grid.name, line, REFUSED)
        said = {column.target: self._text(line, column.number, column.target, found) for column in self.header.columns
                if column.target not in ("", "extra")}  # fmt: skip
        texts = {target: text for target, (text, _how) in said.items()}
        hows = {target: how for target, (_text, how) in said.items()}
        self._go_on(line, texts, hows, found)
        if not self.has_group:
            texts["level1"] = self.group
        extras = {column.title: self._text(line, column.number, "", found)[0] for column in self.header.columns
                  if column.target == "extra"}  # fmt: skip
        self.above = dict(texts)
        self._read(line, texts, extras, found)
        found.cells = [self._cell(line, column, texts, extras, hows) for column in self.header.columns]
        return found

    def _read(self, line: int, texts: dict, extras: dict, found: SheetRow) -> None:
        code, name = fold(texts.get("domain_code", "")), "".join(texts.get("domain", "").split())
        domain = self.domain
        if (code or name) and not self.is_home:
            domain = self.domains.column(code, name)
        if line in self.grid.hidden_rows:
            found.warnings.append(_("这一行在表里是隐藏的"))
        if domain is not None and domain.is_new:
            found.warnings.append(_("新的领域“%(name)s”，代码%(code)s") % {"name": domain.name, "code": domain.code})
        self.sheet.domain = self.sheet.domain or domain
        read = Line(self.grid.name, line, domain, texts, extras, self.level, self.source, found.warnings, found.reasons)
        found.row, found.fields = read.understood()
        found.status = ACCEPTED if found.row else REFUSED

    def _text(self, line: int, number: int, target: str, found: SheetRow) -> tuple[str, str]:
        """(what the cell means by itself, how it comes to it)."""
        text, how = self.grid.own(line, number), "own"
        if not text.strip():
            area = self.grid.area(line, number)
            if area is None or area[0] <= self.header.last:
                return "", "own"
            text, how = self.grid.own(area[0], area[1]), "merged"
        if SAME.match(text.strip()):
            above = self.above.get(target, "")
            if not above and target:
                found.reasons.append(_("“%s”写了同上，上面却没有内容") % FIELDS[target.partition(",")[0]])
            return above, "same_as_above"
        return text, how

    def _go_on(self, line: int, texts: dict, hows: dict, found: SheetRow) -> None:
        """Blanks that mean: as above. The name of the group and the body always; the rest only in a line that goes on
        with its group and leaves several cells blank, or in a column that often does."""
        if not self.above:
            return
        for target in GROUP:
            if target in texts and not texts[target].strip():
                self._repeat(target, texts, hows)
        if texts.get("level3", "").strip() and not texts.get("level2", "").strip():
            self._repeat("level2", texts, hows)
        blank = [name for name in GOES_ON if self._is_blank(name, texts)]
        goes_on = hows.get("level1", "repeated") != "own"
        for name in blank:
            is_usual = name == "publisher" or (goes_on and (len(blank) > 1 or self.blanks.get(name, 0) > 1))
            targets = [target for target in texts if target.partition(":")[0] == name]
            if is_usual and any(self.above.get(target, "").strip() for target in targets):
                for target in targets:
                    self._repeat(target, texts, hows)
                found.warnings.append(_("%s空着，按上一行") % FIELDS[name])

    def _is_blank(self, name: str, texts: dict) -> bool:
        targets = [target for target in texts if target.partition(":")[0] == name]
        return bool(targets) and not any(texts[target].strip() for target in targets)

    def _repeat(self, target: str, texts: dict, hows: dict) -> None:
        texts[target], hows[target] = self.above.get(target, ""), "repeated"

    def _blanks(self, number: int) -> int:
        """How many lines of the table leave that column blank."""
        return sum(
            not self.grid.at(line, number).strip()
            for line, cells in self.grid.rows.items() if line > self.header.last and len(cells) >= 3
        )  # fmt: skip

    def _cell(self, line: int, column: Column, texts: dict, extras: dict, hows: dict) -> Cell:
        text = extras.get(column.title, "") if column.target == "extra" else texts.get(column.target, "")
        how = hows.get(column.target, "own")
        return Cell(column.letter, column.title, column.target, self.grid.own(line, column.number), text, how)
