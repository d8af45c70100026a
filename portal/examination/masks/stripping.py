"""Take out of an office file what nobody sees (needs 25), and tell what went: tracked changes are accepted, comments,
hidden sheets, rows, columns and slides, names in the properties, files inside."""

import posixpath
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from portal.examination.masks.hidden_sheets import strip_sheets
from portal.examination.masks.markup import attribute, edit
from portal.examination.masks.package import Package

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
    strip_sheets(package, gone)
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
