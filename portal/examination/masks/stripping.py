"""Take out of an office file what nobody sees (needs 25), and tell what went: tracked changes are accepted, comments,
hidden sheets, rows, columns and slides, names in the properties, files inside."""

import html
import posixpath
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from portal.examination.masks.markup import attribute, edit
from portal.examination.masks.package import Package, named, relations_of
from portal.examination.masks.sheets import SHEETS, empty_unused

STRIPPABLE = ("docx", "xlsx", "pptx")
FORMER = {"w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange",
          "w:tblGridChange", "w:numberingChange", "w:tblPrExChange", "w:trackRevisions"}  # fmt: skip
COMMENT_SIGNS = {"commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"}
NAMES = {"creator", "lastModifiedBy", "description", "subject", "keywords", "category", "contentStatus", "Manager",
         "Company", "TitlesOfParts", "HeadingPairs", "HyperlinkBase"}  # fmt: skip
SWITCHED_OFF = ("0", "false", "off")


@dataclass(frozen=True)
class Stripped:
    """The new file in the scratch folder (the caller removes it), and what went, in words."""

    path: Path
    report: tuple[str, ...]


def can_strip(name: str) -> bool:
    return name.rpartition(".")[2].lower() in STRIPPABLE


def strip(path: Path) -> Stripped:
    package, gone = Package(path), Counter()
    _comments(package, gone)
    _tracked(package, gone)
    _sheets(package, gone)
    _slides(package, gone)
    _inside(package, gone)
    _properties(package, gone)
    descriptor, new = tempfile.mkstemp(prefix="portal-", dir=settings.PORTAL_SCRATCH)
    with open(descriptor, "wb"):
        package.write(Path(new))
    return Stripped(Path(new), tuple(_("%(what)s：%(n)s处") % {"what": what, "n": n} for what, n in gone.items() if n))


def _comments(package: Package, gone: Counter) -> None:
    parts = package.names(r"(?:word|xl|ppt)/.*(?:comment|threadedComment|people|persons?/|notesSlides/).*\.xml")
    for name in parts:
        if "notesSlides" in name:
            gone[_("幻灯片备注")] += 1
        elif re.search("comment", name, re.IGNORECASE) and "Authors" not in name:
            gone[_("批注")] += len(re.findall(r"<(?:\w+:)?(?:comment|threadedComment|cm)\s", package.xml(name)))
            _drop_drawings(package, name)
        package.drop(name)
    if parts:
        for name in package.names(r"word/[^/]+\.xml"):
            package.put(name, edit(package.xml(name), lambda tag_name, _tag: tag_name in COMMENT_SIGNS))


def _drop_drawings(package: Package, comments: str) -> None:
    """The boxes in which old programs draw the comments of a sheet."""
    for relations in package.names(r"xl/worksheets/_rels/[^/]+\.rels"):
        if posixpath.basename(comments) in package.xml(relations):
            for target in re.findall(r'Target="([^"]*\.vml)"', package.xml(relations)):
                package.drop(posixpath.normpath(posixpath.join("xl/worksheets", target)).lstrip("/"))


def _tracked(package: Package, gone: Counter) -> None:
    """Accept every change: what was deleted goes, what was put in stays. Hidden letters go with it."""

    def drop(name: str, tag: str) -> bool:
        full = tag[1:].split(">")[0].split()[0].rstrip("/")
        if full in ("w:del", "w:moveFrom"):
            gone[_("修订痕迹")] += not tag.endswith("/>")
            return True
        return full in FORMER or full.startswith(("w:moveFromRange", "w:moveToRange", "w:customXml"))

    def around(name: str, tag: str, stack: list[str]) -> str:
        if name == "vanish" and stack[-2:] == ["r", "rPr"] and attribute(tag, "val") not in SWITCHED_OFF:
            gone[_("隐藏文字")] += 1
            return "r"
        if name == "del" and stack[-2:] == ["tr", "trPr"]:
            gone[_("修订痕迹")] += 1
            return "tr"
        return ""

    for name in package.names(r"word/[^/]+\.xml"):
        package.put(name, edit(package.xml(name), drop, ("w:ins", "w:moveTo"), around))


def _sheets(package: Package, gone: Counter) -> None:
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
            number = _column(attribute(tag, "r") or "")
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


def _column(place: str) -> int:
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - 64
    return number


def _slides(package: Package, gone: Counter) -> None:
    for name in package.names(r"ppt/slides/slide\d+\.xml"):
        opening = re.search(r"<(?:\w+:)?sld\b[^>]*>", package.xml(name))
        if opening and attribute(opening[0], "show") in ("0", "false"):
            gone[_("隐藏的幻灯片")] += 1
            package.drop(name)


def _inside(package: Package, gone: Counter) -> None:
    for name in package.names(r"(?:word|xl|ppt)/embeddings/.*"):
        gone[_("内嵌的文件")] += 1
        package.drop(name)


def _properties(package: Package, gone: Counter) -> None:
    for name in package.names(r"docProps/(?:custom\.xml|thumbnail\..*)"):
        gone[_("文件属性")] += 1
        package.drop(name)

    def drop(name: str, tag: str) -> bool:
        if name in NAMES:
            gone[_("文件属性")] += not tag.endswith("/>")
            return True
        return False

    for name in package.names(r"docProps/(?:core|app)\.xml"):
        package.put(name, edit(package.xml(name), drop))
