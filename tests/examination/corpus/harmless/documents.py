"""Word files and typed texts about secrecy work."""

from tests.examination.corpus.making import word
from tests.examination.corpus.making.plain import lines
from tests.examination.corpus.making.word import part, run, runs, table, text, text_box, watermark, word_file

from .case import harmless

LEVELS = [["密级", "最长保密期限"], ["绝密", "30年"], ["机密", "20年"], ["秘密", "10年"]]
TALK = "保守国家秘密，维护国家安全和利益。"


def docx(inner: str, **more):
    return lambda b: word_file(inner + text(b), **more)


def with_part(kind: str, inner: str):
    return lambda b: word_file(text(TALK, b), [(kind, part(kind, inner))])


CASES = [
    harmless("docx-body", "保密宣传.docx", docx(text("保密宣传月活动方案", TALK)), "Word 正文"),
    harmless(
        "docx-levels",
        "保密知识.docx",
        docx(text("国家秘密的密级和期限") + table(LEVELS)),
        "三个密级并列的知识表，不是本件的密级",
        border=True,
    ),
    harmless("docx-runs", "保密宣传.docx", docx(runs("保守", "国家", "秘", "密", "，人人", "有责")), "拆开的 run"),
    harmless("docx-header", "保密宣传.docx", with_part("header", text("保密教育读本 · 第3章 商业秘密")), "页眉"),
    harmless(
        "docx-footer", "保密宣传.docx", with_part("footer", text("国家秘密受法律保护　第 10 页")), "页脚，后面有数字"
    ),
    harmless("docx-box", "保密宣传.docx", docx(text_box(text("涉密不上网，上网不涉密"))), "文本框"),
    harmless(
        "docx-comment", "通知.docx", with_part("comments", text("这里请再核一遍，是否涉及国家秘密、商业秘密。")), "批注"
    ),
    harmless("docx-footnote", "通知.docx", with_part("footnotes", text("见《保守国家秘密法》第二十条。")), "脚注"),
    harmless("docx-watermark", "通知.docx", with_part("header", watermark("征求意见稿")), "不是密级的水印"),
    harmless(
        "docx-inserted",
        "通知.docx",
        docx(word.paragraph(f'<w:ins w:id="1" w:author="测试员乙">{run("不得泄露国家秘密和商业秘密。")}</w:ins>')),
        "修订",
    ),
    harmless(
        "docx-hidden", "通知.docx", docx(word.paragraph(run("此处原写：严守工作秘密。", "<w:vanish/>"))), "隐藏文字"
    ),
    harmless(
        "docx-title",
        "通知.docx",
        docx(text(TALK), core={"dc:title": "保密审查制度", "cp:keywords": "国家秘密;商业秘密"}),
        "属性",
    ),
    harmless(
        "docx-custom", "通知.docx", docx(text(TALK), custom={"密级": "公开", "份号": ""}), "自定义属性：密级为公开"
    ),
    harmless(
        "docx-form",
        "信息公开审查单.docx",
        docx(table([["是否涉及国家秘密", "□是　☑否"], ["是否涉及商业秘密", "□是　☑否"], ["密级", "无"]])),
        "发布审查单",
    ),
    harmless(
        "docx-blank-form",
        "定密审批表.docx",
        docx(table([["密级", "□绝密　□机密　□秘密"], ["保密期限", "　　年"]])),
        "没有填的空表，三个密级都没有勾",
        border=True,
    ),
    harmless(
        "docx-quoted",
        "公文格式讲义.docx",
        docx(text("密级标注在首页左上角，如“秘密★1年”“机密★10年”，星号前后不空格。")),
        "讲义里的例子",
        border=True,
    ),
    harmless(
        "docx-red-head",
        "通知.docx",
        docx(text("霁川县国家保密局文件", "霁密发〔2026〕2号", "关于开展机密级计算机清查工作的通知")),
        "“机密级计算机”是清查的对象",
    ),
    harmless(
        "docx-secret-station",
        "霁川党史.docx",
        docx(text("第四章 秘密", "那一年冬天，交通站的秘密只有三个人知道。")),
        "章名带“秘密”，是讲故事",
    ),
    harmless(
        "typed-law",
        "",
        lambda b: lines("我县开展《保守国家秘密法》学习，绝密、机密、秘密三级划分成为讨论重点。", b),
        "打进正文框",
    ),
    harmless("typed-title", "", lambda b: lines("关于加强商业秘密保护工作的意见", b), "打进标题"),
    harmless(
        "typed-html",
        "",
        lambda b: f"<h2>保守国家<b>秘密</b></h2><p>机<b>密</b>码子表的管理</p><p>{b}</p>".encode(),
        "编辑器送来的标记，标签夹在字间",
    ),
]
