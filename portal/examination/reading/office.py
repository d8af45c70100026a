"""Office Open XML: Word, Excel and PowerPoint, every part of the package, whether another part refers to it or not."""

import re

from portal.examination.reading.markup import Walker, parse
from portal.examination.reading.material import Hostile, Where
from portal.examination.reading.plain import may_tell
from portal.examination.reading.sheets import Workbook
from portal.examination.reading.source import Source

# (pattern of the part's path, code of the place, kind of text)
PLACES = tuple((re.compile(pattern), code, kind) for pattern, code, kind in (
    (r"word/document\d*\.xml", "body", "body"),
    (r"word/header\d*\.xml", "header", "body"),
    (r"word/footer\d*\.xml", "footer", "body"),
    (r"word/footnotes\d*\.xml", "footnote", "body"),
    (r"word/endnotes\d*\.xml", "endnote", "body"),
    (r"(word|xl|ppt)/.*comment.*\.xml", "comment", "comment"),
    (r"word/settings\d*\.xml", "settings", "property"),
    (r"ppt/slides/slide(\d+)\.xml", "slide", "body"),
    (r"ppt/notesSlides/notesSlide(\d+)\.xml", "notes", "comment"),
    (r"ppt/(slideMasters|slideLayouts|notesMasters|handoutMasters)/.*\.xml", "master", "hidden"),
    (r".*/diagrams/.*\.xml", "diagram", "body"),
    (r".*/charts/.*\.xml", "chart", "body"),
    (r"xl/drawings/.*\.xml", "box", "body"),
    (r"xl/externalLinks/.*\.xml", "outside_values", "hidden"),
    (r"docProps/.*\.xml", "property", "property"),
))  # fmt: skip
DULL = re.compile(
    r".*(theme/theme\d*|fontTable|webSettings|styles|stylesWithEffects|numbering|calcChain|tableStyles|presProps|viewProps"
    r"|theme/themeOverride\d*|colors\d*|style\d*|quickStyle\d*|layout\d*)\.xml"
)
HIDING = {"comment", "notes", "settings", "master", "outside_values", "property", "custom"}
PROGRAM_PARTS = re.compile(
    r".*(vbaProject\.bin|vbaData\.xml|activeX/.*|macrosheets/.*|dialogsheets/.*)$", re.IGNORECASE
)
DANGEROUS_LINKS = ("attachedTemplate", "oleObject", "frame", "subDocument", "vbaProject", "control", "externalLink")
DDE_FIELD = re.compile(r"^\s*DDE(AUTO)?\b", re.IGNORECASE | re.MULTILINE)


def read(source: Source) -> None:
    """Word and PowerPoint are read part by part; a workbook's sheets need their shared strings and names."""
    package, names = source.package, source.package.members
    if any(PROGRAM_PARTS.match(name) for name in names):
        raise Hostile("macro")
    if "[Content_Types].xml" not in names:
        raise Hostile("no_types")
    _check_types(source)
    for name in names:
        if name.endswith(".rels"):
            _check_links(source, name)
    taken = {"[Content_Types].xml"}
    if "xl/workbook.xml" in names:
        taken |= Workbook(source).read()
    hidden_slides = 0
    for name in names:
        if name in taken or name.endswith(".rels"):
            continue
        if name.lower().endswith((".xml", ".vml")):
            hidden_slides += _read_part(source, name)
        else:
            source.embedded(name, package.bytes(name))


def _check_types(source: Source) -> None:
    def start(name, attributes):
        if "macroEnabled" in attributes.get("ContentType", "") or "vbaProject" in attributes.get("ContentType", ""):
            raise Hostile("macro")

    parse(source.package.stream("[Content_Types].xml", markup=True), start)


def _check_links(source: Source, name: str) -> None:
    words = []

    def start(element, attributes):
        kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
        if element == "Relationship" and attributes.get("TargetMode") == "External":
            if kind in DANGEROUS_LINKS:
                raise Hostile("outside_part")
            if kind != "hyperlink" and target.lower().replace("\\", "/").startswith(("file:", "//")) and kind not in (
                "externalLinkPath", "image",
            ):  # fmt: skip
                raise Hostile("outside_part")
            words.append(target)

    parse(source.package.stream(name, markup=True), start)
    source.text(name, (("links", ""),), "\n".join(filter(may_tell, words)), "property", True)


def _read_part(source: Source, name: str) -> bool:
    pattern, code, kind = next(((p, c, k) for p, c, k in PLACES if p.fullmatch(name)), (None, "custom", "hidden"))
    if code == "property":
        read_properties(source, name)
        return False
    known = pattern is not None or DULL.match(name) is not None
    walker = Walker(everything=not known).read(source.package.stream(name, markup=True))
    if "ddeLink" in walker.elements or DDE_FIELD.search(walker.text("field")):
        raise Hostile("dde")
    number = (match := pattern.fullmatch(name)) and match.groups()[0] if pattern and pattern.groups else ""
    is_hidden = code in HIDING
    where: Where = () if code == "body" else ((code, number if code in ("slide", "notes") else ""),)
    if not (known and pattern is None):
        source.text(name, where, walker.text("body"), kind, is_hidden)
    tell(source, name, where, walker, is_hidden)
    return False


def tell(source: Source, name: str, where: Where, walker: Walker, is_hidden: bool) -> None:
    """What stands beside the visible text of a part."""
    for number, box in enumerate(walker.boxes, 1):
        source.text(f"{name}#box{number}", (*where, ("box", "")), box, "body", is_hidden)
    for channel, kind in (("deleted", "tracked"), ("hidden", "hidden"), ("field", "hidden"), ("ruby", "body"),
                          ("other", "hidden"), ("attributes", "property")):  # fmt: skip
        text = walker.text(channel)
        if channel in ("field", "other") and not may_tell(text):
            continue
        source.text(f"{name}#{channel}", (*where, (channel, "")), text, kind, channel != "ruby")


def read_properties(source: Source, name: str) -> None:
    """Name and value, a line each: 密级：机密 is read as such."""
    stack: list[str] = []
    lines: list[str] = []
    owner, value = "", []

    def start(element, attributes):
        nonlocal owner
        stack.append(element)
        owner = attributes.get("name", owner)
        value.clear()

    def end(element):
        text = "".join(value).strip()
        value.clear()
        stack.pop()
        if text and not _is_dull(text):
            label = owner if "property" in stack or element == "property" else ""
            lines.append(f"{label}：{text}" if label else text)
            if label:
                lines.append(text)

    parse(source.package.stream(name, markup=True), start, end, value.append)
    for number, line in enumerate(dict.fromkeys(lines), 1):
        source.text(f"{name}#{number}", (("property", ""),), line, "property", True)


def _is_dull(text: str) -> bool:
    return bool(
        re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z?|[\d.:+\-]{1,10}|true|false|Normal(\.dotm)?|Microsoft .*|WPS .*", text)
    )
