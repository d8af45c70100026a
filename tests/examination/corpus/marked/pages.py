"""Marks in every coding, in web pages and letters, in file names, in typed text."""

from tests.examination.corpus.making.plain import letter, lines, paragraphs, rich_text, table_rows, web_page

from .case import marked
from .texts import TITLE, first_line

CODINGS = [
    marked("gbk", "通知.txt", first_line("机密★20年", "gbk"), "GBK"),
    marked("gb18030", "通知.txt", first_line("秘密★10年", "gb18030"), "GB18030"),
    marked(
        "utf16le",
        "通知.txt",
        lambda b: b"\xff\xfe" + lines("机密★20年", TITLE, b, coding="utf-16-le"),
        "UTF-16，低位在前，有标记",
    ),
    marked(
        "utf16be",
        "通知.txt",
        lambda b: b"\xfe\xff" + lines("绝密★30年", TITLE, b, coding="utf-16-be"),
        "UTF-16，高位在前，有标记",
    ),
    marked("utf8-bom", "通知.txt", first_line("秘密★10年", "utf-8-sig"), "UTF-8 有标记"),
    marked(
        "csv-gbk",
        "清单.csv",
        lambda b: table_rows([["秘密★10年"], ["序号", "物资"], ["1", b]], "gbk"),
        "Excel 存的 GBK 表",
    ),
    marked(
        "csv-utf16-tabs", "清单.csv", lambda b: table_rows([["机密★20年"], ["1", b]], "utf-16", "\t"), "“Unicode 文本”"
    ),
    marked(
        "page-gbk",
        "通知.html",
        lambda b: web_page(f"<p>机密★20年</p><p>{b}</p>").decode().replace("utf-8", "gbk").encode("gbk"),
        "GBK 网页",
    ),
    marked(
        "letter-gbk",
        "转发.eml",
        lambda b: letter("转发", lines("机密★20年", b, coding="gbk"), charset="gbk"),
        "GBK 邮件，base64",
    ),
]

PAGES = [
    marked("html-body", "通知.html", lambda b: web_page(paragraphs("机密★20年", b)), "网页正文"),
    marked(
        "html-entities",
        "通知.html",
        lambda b: web_page(f"<p>&#26426;&#x5bc6;&#9733;20&#24180;</p><p>{b}</p>"),
        "字符实体",
    ),
    marked(
        "html-split",
        "通知.html",
        lambda b: web_page(f"<p><b>机</b><span>密</span><i>★</i>20年</p><p>{b}</p>"),
        "标签夹在字间",
    ),
    marked(
        "html-meta", "通知.html", lambda b: web_page(paragraphs(b), '<meta name="密级" content="机密">'), "网页头的密级"
    ),
    marked("html-title", "通知.html", lambda b: web_page(paragraphs(b), title="机密★20年"), "网页标题"),
    marked("html-comment", "通知.html", lambda b: web_page(f"<!-- 秘密★10年 -->{paragraphs(b)}"), "注释"),
    marked(
        "html-hidden",
        "通知.html",
        lambda b: web_page(f'<div style="display:none">绝密★30年</div>{paragraphs(b)}'),
        "不显示的块",
    ),
    marked(
        "html-alt",
        "通知.html",
        lambda b: web_page(f'<img src="a.png" alt="机密★20年">{paragraphs(b)}'),
        "图片的替代文字",
    ),
    marked("rtf-unicode", "通知.rtf", lambda b: rich_text("机密★20年", TITLE, b), "RTF，\\u 写法"),
    marked("rtf-gbk", "通知.rtf", lambda b: rich_text("秘密★10年", TITLE, b, coding="gbk"), "RTF，GBK 写法"),
    marked("rtf-header", "通知.rtf", lambda b: rich_text(TITLE, b, header="绝密★30年"), "RTF 页眉"),
    marked("rtf-info", "通知.rtf", lambda b: rich_text(TITLE, b, info="机密★20年"), "RTF 属性"),
    marked("eml-subject", "转发.eml", lambda b: letter("【机密★20年】会议材料", b.encode()), "邮件标题"),
    marked(
        "eml-quoted",
        "转发.eml",
        lambda b: letter("ok", lines("机密★20年", b), "quoted-printable"),
        "邮件正文，quoted-printable",
    ),
    marked(
        "eml-html",
        "转发.eml",
        lambda b: letter("转发", web_page(paragraphs("秘密☆10年", b)), kind="text/html"),
        "邮件的网页正文",
    ),
    marked(
        "eml-attachment",
        "转发.eml",
        lambda b: letter("转发", b"ok", attachment=("附件.txt", lines("机密★20年", b))),
        "邮件的附件",
    ),
]

NAMES = [
    marked("name-term", "机密★20年 防汛方案.txt", lambda b: lines(TITLE, b), "文件名"),
    marked("name-brackets", "【绝密】会议纪要.txt", lambda b: lines(TITLE, b), "文件名加括号"),
    marked("name-level-prefix", "秘密☆10年-名单.csv", lambda b: table_rows([["序号", "单位"], ["1", b]]), "文件名"),
    marked("name-traditional", "機密★長期.txt", lambda b: lines(TITLE, b), "文件名，繁体"),
    marked("name-internal", "（内部资料）年度计划.txt", lambda b: lines(TITLE, b), "文件名，内部资料"),
    marked("name-spaced", "机 密 ★ ２０年.txt", lambda b: lines(TITLE, b), "文件名，空格与全角"),
]

TYPED = [
    marked("typed-line", "", lambda b: lines("机密★20年", TITLE, b), "打进正文框"),
    marked("typed-title", "", lambda b: lines("霁川县人民武装动员方案（秘密★10年）", b), "打进标题"),
    marked("typed-html", "", lambda b: f"<p><strong>机</strong>密★20年</p><p>{b}</p>".encode(), "编辑器送来的标记"),
    marked("typed-spaced", "", lambda b: lines("绝 密 ★ 长 期", b), "打进正文框，带空格"),
    marked("typed-labelled", "", lambda b: lines("密级：机密", "份号：000007", b), "从登记表粘贴"),
]

CASES = [*CODINGS, *PAGES, *NAMES, *TYPED]
