"""Marks in the old office files' rarer records, and in parts of the new ones that few open."""

from tests.examination.corpus.making.package import OFFICE
from tests.examination.corpus.making.sheet import MAIN as SHEET
from tests.examination.corpus.making.sheet import MAIN_TYPE as SHEET_TYPE
from tests.examination.corpus.making.sheet import Raw, Sheet, sheet_file
from tests.examination.corpus.making.word import MAIN as WORD_TYPE
from tests.examination.corpus.making.word import SPACES, paragraph, text, text_box, word_file

from .case import TITLE, marked
from .making import old_sheet
from .making.joined import joined, replaced
from .making.old_word import pieced_file

DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
FILLING = ["物" * 1400, "资" * 1400, "粮" * 1300]  # with them the record of strings is full two letters into the mark
FORMAT = (
    f'<styleSheet xmlns="{SHEET}"><numFmts count="1"><numFmt numFmtId="176" '
    'formatCode="&quot;机密★&quot;0&quot;年&quot;"/>'
    '</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="0" xfId="0"/><xf numFmtId="176" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
TALK = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    '<threadedComment ref="A1" dT="2026-01-05T09:00:00.00" personId="{00000000-0000-4000-8000-000000000001}" '
    'id="{00000000-0000-4000-8000-000000000002}"><text>机密★20年</text></threadedComment></ThreadedComments>'
)
CHART = (
    f'<c:chartSpace xmlns:c="{DRAWN}/chart" xmlns:a="{DRAWN}/main"><c:chart><c:plotArea><c:barChart><c:ser>'
    '<c:idx val="0"/><c:tx><c:strRef><c:f>明细!$A$1</c:f><c:strCache><c:ptCount val="1"/>'
    '<c:pt idx="0"><c:v>秘密★10年</c:v></c:pt>'
    "</c:strCache></c:strRef></c:tx></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
)
PIVOT = (
    f'<pivotTableDefinition xmlns="{SHEET}" name="透视表1" cacheId="1" dataCaption="值"><location ref="A3:B5" '
    'firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="1"><pivotField name="机密★20年" '
    'axis="axisRow" showAll="0"/></pivotFields></pivotTableDefinition>'
)
CACHE = (
    f'<pivotCacheDefinition xmlns="{SHEET}" refreshOnLoad="1"><cacheSource type="worksheet"><worksheetSource '
    'ref="A1:A2" sheet="明细"/></cacheSource>'
    '<cacheFields count="1"><cacheField name="物资"/></cacheFields></pivotCacheDefinition>'
)
CACHES = '</sheets><pivotCaches><pivotCache cacheId="1" r:id="rJ9"/></pivotCaches>'
SCENARIO = (
    '<scenarios current="0"><scenario name="方案一" count="1" user="测试员甲" comment="绝密★30年">'
    '<inputCells r="A1" val="1"/></scenario></scenarios>'
)
BLOCKS = (
    f'<w:glossaryDocument {SPACES}><w:docParts><w:docPart><w:docPartPr><w:name w:val="文头"/></w:docPartPr>'
    f"<w:docPartBody>{text('机密★20年')}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"
)
NUMBERING = (
    f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="20"/><w:numFmt '
    'w:val="decimal"/><w:lvlText w:val="机密★%1年"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId '
    'w:val="0"/></w:num></w:numbering>'
)
NUMBERED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t></w:t></w:r></w:p>'
BOXES = paragraph(
    "".join(text_box(text(words)).removeprefix("<w:p>").removesuffix("</w:p>") for words in ("绝密", "★30年"))
)


def book(b: str, *rows, **more) -> bytes:
    return sheet_file(Sheet("明细", [["物资", b], *rows], **more))


def on_sheet(path: str, words: str, kind: str, relation: str):
    return lambda b: joined(book(b), "xl/worksheets/sheet1.xml", path, words, kind, relation)


def on_document(body, path: str, words: str, kind: str):
    name = path.rpartition("/")[2].removesuffix(".xml") if "glossary" not in path else "glossaryDocument"
    return lambda b: joined(word_file(body(b)), "word/document.xml", path, words, kind, f"{OFFICE}/{name}")


def formatted(b: str) -> bytes:
    package = book(b, [Raw('<c r="{ref}" s="1"><v>20</v></c>')])
    kind = f"{SHEET_TYPE}.styles+xml"
    return joined(package, "xl/workbook.xml", "xl/styles.xml", FORMAT, kind, f"{OFFICE}/styles")


def pivoted(b: str) -> bytes:
    book = "xl/workbook.xml"
    kinds = [f"{SHEET_TYPE}.pivotTable+xml", f"{SHEET_TYPE}.pivotCacheDefinition+xml"]
    data = on_sheet("xl/pivotTables/pivotTable1.xml", PIVOT, kinds[0], f"{OFFICE}/pivotTable")(b)
    path = "xl/pivotCache/pivotCacheDefinition1.xml"
    data = joined(data, book, path, CACHE, kinds[1], f"{OFFICE}/pivotCacheDefinition")
    data = joined(
        data, "xl/pivotTables/pivotTable1.xml", path, CACHE, kinds[1], f"{OFFICE}/pivotCacheDefinition", known=True
    )
    return replaced(data, book, "</sheets>", CACHES)


CASES = [
    marked(
        "doc-pieces",
        "通知.doc",
        lambda b: pieced_file(["机密★", f"20年\r{TITLE}\r", b], backwards=True),
        "快速保存的 Word 97：密级与期限是两段，在文件里不相邻、次序相反",
    ),
    marked("doc-header", "通知.doc", lambda b: pieced_file([f"{TITLE}\r{b}"], header="机密★20年"), "Word 97 的页眉"),
    marked(
        "doc-narrow",
        "通知.doc",
        lambda b: pieced_file([b"No. 12\r", "秘密★", b"10", f"年\r{TITLE}\r{b}"]),
        "Word 97：数字是单字节的一段，汉字是双字节的一段",
    ),
    marked(
        "xls-continue",
        "明细.xls",
        lambda b: old_sheet.workbook([*FILLING, "机密★20年", b], cut_in="机密★20年"),
        "Excel 97：字符串表写满，密级被 CONTINUE 切成两半",
    ),
    marked(
        "xls-note",
        "明细.xls",
        lambda b: old_sheet.workbook(["物资", b], inside=old_sheet.note(0, 0, "机密★20年")),
        "Excel 97 的单元格批注",
    ),
    marked(
        "xls-header",
        "明细.xls",
        lambda b: old_sheet.workbook(["物资", b], inside=old_sheet.header("&L秘密★10年&R第 &P 页")),
        "Excel 97 的打印页眉",
    ),
    marked(
        "xls-name",
        "明细.xls",
        lambda b: old_sheet.workbook(["物资", b], around=old_sheet.name("密级", "绝密★30年")),
        "Excel 97 的名称，值为密级",
    ),
    marked("xlsx-format", "明细.xlsx", formatted, "单元格的值是 20，数字格式显示为机密★20年"),
    marked(
        "xlsx-threaded",
        "明细.xlsx",
        on_sheet(
            "xl/threadedComments/threadedComment1.xml",
            TALK,
            "application/vnd.ms-excel.threadedcomments+xml",
            "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        ),
        "对话式批注",
    ),
    marked(
        "xlsx-chart",
        "明细.xlsx",
        on_sheet(
            "xl/charts/chart1.xml",
            CHART,
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            f"{OFFICE}/chart",
        ),
        "图表系列名的缓存",
    ),
    marked(
        "xlsx-pivot",
        "明细.xlsx",
        pivoted,
        "数据透视表的字段名",
    ),
    marked("xlsx-scenario", "明细.xlsx", lambda b: book(b, more=SCENARIO), "方案管理器里方案的备注"),
    marked(
        "docx-blocks",
        "通知.docx",
        on_document(
            lambda b: text(TITLE, b), "word/glossary/document.xml", BLOCKS, f"{WORD_TYPE}.document.glossary+xml"
        ),
        "构建基块（文档部件库）里存的文头",
    ),
    marked("docx-two-boxes", "通知.docx", lambda b: word_file(BOXES + text(TITLE, b)), "密级与期限在两个文本框里"),
    marked(
        "docx-numbering",
        "通知.docx",
        on_document(lambda b: NUMBERED + text(TITLE, b), "word/numbering.xml", NUMBERING, f"{WORD_TYPE}.numbering+xml"),
        "自动编号的格式，从 20 起编",
    ),
]
