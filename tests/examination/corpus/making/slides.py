"""Slides (.pptx): text on a slide, in its notes, on the master, on a slide that is not shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .archive import zip_file
from .package import CORE_TYPE, DOCUMENT_TYPE, OFFICE, core_xml, relations_xml, types_xml
from .package import xml_bytes as xml

TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}"'
)


@dataclass(frozen=True)
class Slide:
    lines: Sequence[str] = ()
    notes: Sequence[str] = ()
    hidden: bool = False
    cells: Sequence[str] = ()
    description: str = ""  # the alternative text of a shape


def slides_file(*slides: Slide, master: Sequence[str] = (), core: dict[str, str] | None = None) -> bytes:
    kinds = {
        "ppt/presentation.xml": f"{TYPE}.presentation.main+xml",
        "ppt/slideMasters/slideMaster1.xml": f"{TYPE}.slideMaster+xml",
        "ppt/slideLayouts/slideLayout1.xml": f"{TYPE}.slideLayout+xml",
        "docProps/core.xml": CORE_TYPE,
    }
    files, listed, related = [], "", [("rId99", f"{OFFICE}/slideMaster", "slideMasters/slideMaster1.xml")]
    for at, slide in enumerate(slides, 1):
        kinds[f"ppt/slides/slide{at}.xml"] = f"{TYPE}.slide+xml"
        listed += f'<p:sldId id="{255 + at}" r:id="rId{at}"/>'
        related.append((f"rId{at}", f"{OFFICE}/slide", f"slides/slide{at}.xml"))
        show = ' show="0"' if slide.hidden else ""
        files.append((f"ppt/slides/slide{at}.xml", xml(f"<p:sld {SPACES}{show}>{_tree(slide)}</p:sld>")))
        own = [("rId1", f"{OFFICE}/slideLayout", "../slideLayouts/slideLayout1.xml")]
        if slide.notes:
            kinds[f"ppt/notesSlides/notesSlide{at}.xml"] = f"{TYPE}.notesSlide+xml"
            own.append(("rId2", f"{OFFICE}/notesSlide", f"../notesSlides/notesSlide{at}.xml"))
            notes = f"<p:notes {SPACES}>{_tree(Slide(slide.notes))}</p:notes>"
            files.append((f"ppt/notesSlides/notesSlide{at}.xml", xml(notes)))
        files.append((f"ppt/slides/_rels/slide{at}.xml.rels", xml(relations_xml(own))))
    presentation = (
        f'<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId99"/></p:sldMasterIdLst>'
        f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        "</p:presentation>"
    )
    names = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    names += 'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
    layouts = '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>'
    shown = f"<p:sldMaster {SPACES}>{_tree(Slide(master))}<p:clrMap {names}/>{layouts}</p:sldMaster>"
    to_layout = [("rId1", f"{OFFICE}/slideLayout", "../slideLayouts/slideLayout1.xml")]
    to_master = [("rId1", f"{OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")]
    top = [("rId1", DOCUMENT_TYPE, "ppt/presentation.xml"), ("rId2", "core", "docProps/core.xml")]
    return zip_file(
        [
            ("[Content_Types].xml", xml(types_xml(kinds))),
            ("_rels/.rels", xml(relations_xml(top))),
            ("docProps/core.xml", xml(core_xml(core or {}))),
            ("ppt/presentation.xml", xml(presentation)),
            ("ppt/_rels/presentation.xml.rels", xml(relations_xml(related))),
            ("ppt/slideMasters/slideMaster1.xml", xml(shown)),
            ("ppt/slideMasters/_rels/slideMaster1.xml.rels", xml(relations_xml(to_layout))),
            ("ppt/slideLayouts/slideLayout1.xml", xml(f"<p:sldLayout {SPACES}>{_tree(Slide())}</p:sldLayout>")),
            ("ppt/slideLayouts/_rels/slideLayout1.xml.rels", xml(relations_xml(to_master))),
            *files,
        ]
    )


def _body(lines: Sequence[str], tag: str = "p:txBody") -> str:
    words = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines)
    return f"<{tag}><a:bodyPr/>{words}</{tag}>"


def _tree(slide: Slide) -> str:
    shapes = ""
    if slide.lines or slide.description:
        name = f'<p:cNvPr id="2" name="标题 1" descr="{escape(slide.description)}"/>'
        shapes += f"<p:sp><p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>{_body(slide.lines or [''])}</p:sp>"
    if slide.cells:
        cells = "".join(f"<a:tc>{_body([cell], 'a:txBody')}<a:tcPr/></a:tc>" for cell in slide.cells)
        grid = '<a:gridCol w="900000"/>' * len(slide.cells)
        shapes += (
            '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="表格 2"/><p:cNvGraphicFramePr/><p:nvPr/>'
            '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></p:xfrm><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr/>'
            f'<a:tblGrid>{grid}</a:tblGrid><a:tr h="300000">{cells}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>'
        )
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    return f"<p:cSld><p:spTree>{group}{shapes}</p:spTree></p:cSld>"
