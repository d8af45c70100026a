"""Take out of a workbook what nobody sees: hidden sheets with all that speaks of them, hidden rows and columns, the
cells that pivot tables remember."""

import html
import posixpath
import re
from collections import Counter

from django.utils.translation import gettext as _

from portal.examination.masks.markup import attribute, edit
from portal.examination.masks.package import Package, named, relations_of
from portal.examination.masks.sheets import SHEETS, empty_unused
from portal.examination.reading.sheet import column_number


def strip_sheets(package: Package, gone: Counter) -> None:
    if "xl/workbook.xml" not in package.parts:
        return
    hidden = _drop_hidden_sheets(package)
    gone[_("隐藏工作表")] += len(hidden)
    for name in package.names(SHEETS):
        package.put(name, _without_hidden(package.xml(name), gone, hidden))
    for name in package.names(r"xl/pivotCache/pivotCacheRecords\d*\.xml"):
        gone[_("数据透视表缓存")] += 1
        package.drop(name)
    for name in package.names(r"xl/pivotCache/pivotCacheDefinition\d*\.xml"):
        package.put(name, re.sub(r'\s\w+:id="[^"]*"', ' saveData="0"', package.xml(name), count=1))
    gone[_("没有用到的旧文字")] += empty_unused(package, lambda words: True)


def _drop_hidden_sheets(package: Package) -> list[str]:
    """Sheets that no reader sees, with all names and formulas that speak of them."""
    xml, titles, relations, numbers, order = package.xml("xl/workbook.xml"), [], set(), {}, 0
    for at, tag in enumerate(re.findall(r"<(?:\w+:)?sheet\s[^>]*>", xml)):
        if attribute(tag, "state") in ("hidden", "veryHidden"):
            titles.append(attribute(tag, "name") or "")
            relations.add(named(tag))
        else:
            numbers[str(at)] = str(order)
            order += 1
    if not titles or not order:
        return []
    targets = package.xml(relations_of("xl/workbook.xml"))
    for tag in re.findall(r"<(?:\w+:)?Relationship\s[^>]*>", targets):
        if attribute(tag, "Id") in relations:
            target = attribute(tag, "Target") or ""
            part = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            _drop_what_only_it_has(package, part)
            package.drop(part)
    package.drop("xl/calcChain.xml")
    package.put("xl/workbook.xml", _without_names(package.xml("xl/workbook.xml"), titles, numbers))
    return titles


def _drop_what_only_it_has(package: Package, part: str) -> None:
    """Its drawings, tables and comments."""
    own = relations_of(part)
    if own not in package.parts:
        return
    others = "".join(package.xml(name) for name in package.names(r"xl/worksheets/_rels/.*\.rels") if name != own)
    for target in re.findall(r'Target="(\.\./(?:drawings|tables|comments|pivotTables)[^"]*)"', package.xml(own)):
        if f'"{target}"' not in others:
            package.drop(posixpath.normpath(posixpath.join(posixpath.dirname(part), target)))


def _without_names(xml: str, titles: list[str], numbers: dict[str, str]) -> str:
    """Defined names of the sheets that went; the others keep their sheet, which has another number now."""

    def defined(match: re.Match) -> str:
        sheet = attribute(match[1], "localSheetId")
        if (sheet is not None and sheet not in numbers) or _speaks_of(html.unescape(match[2]), titles):
            return ""
        renumbered = re.sub(r'localSheetId="\d+"', f'localSheetId="{numbers.get(sheet or "", "0")}"', match[1])
        return f"{renumbered}{match[2]}{match[3]}"

    xml = re.sub(r"(<(?:\w+:)?definedName\b[^>]*>)([^<]*)(</(?:\w+:)?definedName>)", defined, xml)
    xml = re.sub(r"<((?:\w+:)?)definedNames>\s*</\1definedNames>", "", xml)
    return re.sub(r'\s(?:activeTab|firstSheet)="\d+"', "", xml)


def _without_hidden(xml: str, gone: Counter, titles: list[str]) -> str:
    spans: list[tuple[int, int]] = []

    def drop(name: str, tag: str) -> bool:
        if name == "row" and (attribute(tag, "hidden") in ("1", "true") or attribute(tag, "ht") == "0"):
            gone[_("隐藏的行")] += 1
            return True
        if name == "col" and (attribute(tag, "hidden") in ("1", "true") or attribute(tag, "width") in ("0", "0.0")):
            first, last = int(attribute(tag, "min") or 0), int(attribute(tag, "max") or 0)
            spans.append((first, last))
            gone[_("隐藏的列")] += last - first + 1
            return True
        if name == "c" and spans:
            number = column_number((attribute(tag, "r") or "").upper())
            return any(first <= number <= last for first, last in spans)
        return False

    xml = edit(xml, drop)
    xml = re.sub(r"<((?:\w+:)?)cols>\s*</\1cols>", "", xml)
    if titles:
        formula = re.compile(r"<((?:\w+:)?)f\b[^>]*>([^<]*)</\1f>")
        xml = formula.sub(lambda match: "" if _speaks_of(html.unescape(match[2]), titles) else match[0], xml)
    return xml


def _speaks_of(words: str, titles: list[str]) -> bool:
    return any(f"{title}!" in words or f"{title.replace(chr(39), chr(39) * 2)}'!" in words for title in titles)
