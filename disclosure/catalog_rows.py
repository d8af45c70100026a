"""Reading a standard catalog as CSV: one row an item. A bad row is told with its line and reason; it stops no other."""

import csv
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from disclosure.channels import Channel, channel_named
from disclosure.models import Audience, Domain, ItemVersion, Level, Mode
from disclosure.time_limits import parse_time_limit

COLUMNS = (
    "domain_code", "domain", "level1", "level2", "content", "basis", "time_limit", "publisher", "channels", "audience",
    "method", "level", "source",
)  # fmt: skip
MODES = {"主动": Mode.PROACTIVE, "主动公开": Mode.PROACTIVE, "依申请": Mode.ON_REQUEST, "依申请公开": Mode.ON_REQUEST}
LEVELS = {level.label: level for level in Level} | {"区级": Level.COUNTY, "镇级": Level.TOWNSHIP}
RECONSTRUCTED = "reconstructed"
NAMELESS_GROUPS = {"特定群体", "特定群众"}
BASIS = re.compile(r"《[^《》]+(?:《[^《》]*》[^《》]*)*》")
NOT_BAR = re.compile(r"[；;](?![^（《“]*[）》”])")  # separators that stand in no bracket
COMMAS = re.compile(r"[、，,](?![^（《“]*[）》”])")


class BadFile(Exception):
    """The whole file cannot be read; the message says why and what to do."""


@dataclass(frozen=True)
class BadRow:
    line: int
    reason: str
    key: tuple = ()
    sheet: str = ""

    def __str__(self):
        told = {"sheet": self.sheet, "line": self.line, "reason": self.reason}
        return (_("“%(sheet)s”第%(line)s行：%(reason)s") if self.sheet else _("第%(line)s行：%(reason)s")) % told


@dataclass(frozen=True)
class CatalogRow:
    line: int
    domain_code: str
    domain_name: str
    values: dict  # fields of ItemVersion
    digest: str
    warnings: list[str] = field(default_factory=list)
    sheet: str = ""
    given: frozenset[str] | None = None  # fields that the table speaks of; none: all of them
    number: str = ""  # the item that the row names itself, 20/0007
    derived_from: str = ""  # the upper item that it names (CAT-06)

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.domain_code, self.values["level1"], self.values["level2"], self.values.get("level3", "")

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet, self.line

    @property
    def said(self) -> dict:
        """What the table says of the item, without what was only filled in or follows from something else."""
        given = set(self.values) - {"elements", "required"} if self.given is None else self.given
        return {name: value for name, value in self.values.items() if name in given}


def read_catalog(raw: bytes) -> tuple[list[CatalogRow], list[BadRow]]:
    good, bad, lines, names = [], [], {}, {}
    for line, cells in _lines(raw):
        try:
            row = _row(line, cells)
        except ValueError as error:
            bad.append(BadRow(line, str(error), _key(cells)))
            continue
        if first := lines.get(row.key):
            bad.append(BadRow(line, _("与第%s行是同一个事项（领域、一级、二级都相同）") % first, row.key))
        elif names.setdefault(row.domain_code, row.domain_name) != row.domain_name:
            told = {"code": row.domain_code, "name": names[row.domain_code]}
            bad.append(BadRow(line, _("领域代码%(code)s在前面叫“%(name)s”，名称不一致") % told, row.key))
        else:
            lines[row.key] = line
            good.append(row)
    return good, bad


def elements_of(content: str) -> list[str]:
    """The elements of a 公开内容: groups between semicolons, or else what commas separate."""
    parts = NOT_BAR.split(content) if NOT_BAR.search(content) else COMMAS.split(content)
    return [part.strip() for part in parts if part.strip()] or [content]


def _lines(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """(line on which the row begins, cells) of all rows below the header."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadFile(_("文件不是 UTF-8 编码（第%s行起）。请另存为“CSV UTF-8”再导入。") % line) from error
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = next(reader, [])
        if missing := [name for name in COLUMNS if name not in header]:
            raise BadFile(_("表头缺少这些列：%s。") % "、".join(missing))
        if len(header) != len(COLUMNS):
            raise BadFile(_("表头应有%(want)s列，现在有%(have)s列。") % {"want": len(COLUMNS), "have": len(header)})
        order = [header.index(name) for name in COLUMNS]
        begin = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begin, [cells[n] for n in order] if len(cells) == len(order) else cells
            begin = reader.line_num + 1
    except csv.Error as error:
        raise BadFile(_("第%s行起读不下去：引号没有配对，或者一格太长。") % reader.line_num) from error


def _row(line: int, cells: list[str]) -> CatalogRow:
    if len(cells) != len(COLUMNS):
        raise ValueError(_("应有%(want)s格，现在有%(have)s格") % {"want": len(COLUMNS), "have": len(cells)})
    cell = {name: _clean(value) for name, value in zip(COLUMNS, cells, strict=True)}
    if empty := [name for name, value in cell.items() if not value]:
        raise ValueError(_("这些格是空的：%s") % "、".join(empty))
    if not re.fullmatch(r"[0-9]{2,4}", cell["domain_code"]):
        raise ValueError(_("领域代码应是两位到四位数字，现在是“%s”") % cell["domain_code"])
    mode = MODES.get(cell["method"])
    if mode is None:
        raise ValueError(_("公开方式应是“主动”或者“依申请”，现在是“%s”") % cell["method"])
    limit = asdict(parse_time_limit(cell["time_limit"]))
    values = {
        "level1": cell["level1"], "level2": cell["level2"], "content": cell["content"],
        "bases": _bases(cell["basis"]), "time_limit_text": cell["time_limit"], **limit, "publisher": cell["publisher"],
        "channels": _channels(cell["channels"]), **_audience(cell["audience"]), "mode": mode.value,
        "levels": _levels(cell["level"]), "source": "" if cell["source"] == RECONSTRUCTED else cell["source"],
        "reconstructed": cell["source"] == RECONSTRUCTED,
    }  # fmt: skip
    values["elements"] = elements_of(cell["content"])
    values["required"] = [True] * len(values["elements"])
    check_lengths(cell["domain"], values)
    return CatalogRow(line, cell["domain_code"], cell["domain"], values, digest_of(cell), list(doubts(values)))


def digest_of(cell: dict[str, str]) -> str:
    """What a row says, as one hash; the name of the domain is not the row's."""
    said = json.dumps([cell[name] for name in COLUMNS if name != "domain"], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _clean(value: str) -> str:
    value = value.replace("\r", "").replace("\n", "").strip()
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in value):
        raise ValueError(_("有看不见的控制字符"))
    return value


def _bases(text: str) -> list[str]:
    bases = [part.strip() for part in re.split(r"[；;]", text) if part.strip()]
    if wrong := [part for part in bases if not BASIS.match(part)]:
        raise ValueError(_("公开依据应写成《全称》，现在有“%s”") % wrong[0])
    return bases


def _channels(text: str) -> list[str]:
    named = [(part, channel_named(part.strip())) for part in text.split("|")]
    if unknown := [part for part, channel in named if channel is None]:
        raise ValueError(_("没有叫“%s”的公开渠道") % unknown[0])
    chosen = {channel for _part, channel in named}
    return [channel.value for channel in Channel if channel in chosen]


def _levels(text: str) -> list[str]:
    named = [(part, LEVELS.get(part.strip())) for part in text.split("|")]
    if unknown := [part for part, level in named if level is None]:
        raise ValueError(_("没有叫“%s”的公开层级") % unknown[0])
    return [level.value for level in Level if level in {found for _part, found in named}]


def _audience(text: str) -> dict:
    if text == Audience.GENERAL_PUBLIC.label:
        return {"audience": Audience.GENERAL_PUBLIC.value, "audience_note": ""}
    note = "" if text in NAMELESS_GROUPS else text
    return {"audience": Audience.SPECIFIC_GROUP.value, "audience_note": note}


def check_lengths(domain: str, values: dict) -> None:
    columns = [(ItemVersion._meta.get_field(name), value) for name, value in values.items()]
    for column, value in [(Domain._meta.get_field("name"), domain), *columns]:
        parts = value if isinstance(value, list) else [value]
        most = getattr(column, "base_field", column).max_length
        if most and (long := [part for part in parts if isinstance(part, str) and len(part) > most]):
            told = {"name": column.verbose_name, "most": most, "have": len(long[0])}
            raise ValueError(_("%(name)s最多%(most)s字，现在有%(have)s字") % told)


def doubts(values: dict) -> Iterator[str]:
    """What the law leaves open but an office should look at (validation rules of the catalog)."""
    if values["mode"] == Mode.PROACTIVE and Channel.GOV_WEBSITE not in values["channels"]:
        yield _("主动公开但渠道里没有政府网站")
    if values["audience"] == Audience.SPECIFIC_GROUP and not values["audience_note"]:
        yield _("公开对象是特定群体，但没有写明是谁")


def _key(cells: list[str]) -> tuple:
    return (*(cell.strip() for cell in (cells[0], *cells[2:4])), "") if len(cells) > 3 else ()
