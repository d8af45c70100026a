"""What speaks of secrets, or looks as if, and is no marked paper."""

from tests.examination.corpus.making.opendocument import ofd_file
from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.plain import lines, table_rows
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.slides import Slide, slides_file
from tests.examination.corpus.making.word import part, table, text, watermark, word_file

from .case import harmless


def saying(slug: str, why: str, *words: str):
    return harmless(slug, "材料.txt", lambda b: lines(*words, "", b), why)


def book(slug: str, name: str, why: str, *rows):
    return harmless(slug, name, lambda b: sheet_file(Sheet("表", [*rows, ["备注", b]])), why)


CASES = [
    book(
        "answers",
        "保密知识竞赛答案.xlsx",
        "竞赛答案，旁边是分值",
        ["题号", "答案", "分值"],
        ["11", "秘密", 10],
        ["12", "机密", 20],
    ),
    harmless(
        "vocabulary",
        "旅游英语词汇.csv",
        lambda b: table_rows([["中文", "英文"], ["秘密", "secret"], ["机密", "confidential"], ["备注", b]]),
        "词汇表",
    ),
    saying("brand", "品牌名，后面有 ★ 与年数", "机密牌碎纸机　★新品　质保20年", "保险柜　三年包换"),
    saying("game", "文化馆的活动，名为《绝密》", "文化馆周末活动：《绝密》沉浸式剧本游戏，4人一组，每人30元"),
    saying(
        "telegram", "展览说的是七十年前的电报", "这封1950年的电报当年列为机密，如今陈列在县档案馆一楼展厅，供市民参观。"
    ),
    saying("headline", "书名独占一行", "新书推荐", "《绝密》", "县图书馆二楼借阅，每次30天"),
    harmless(
        "films",
        "放映表.csv",
        lambda b: table_rows([["片名", "时长"], ["绝密", "90分钟"], ["机密任务", "105分钟"], ["备注", b]], "gbk"),
        "片名独占一格，GBK",
    ),
    book("english", "菜谱.xlsx", "英文菜谱", ["Dish", "Note"], ["Tofu", "Top secret recipe ★★★, 20 years"]),
    harmless(
        "conduct",
        "窗口工作人员守则.docx",
        lambda b: word_file(table([["应当", "不得"], ["为当事人保密", "泄露国家秘密、商业秘密"]]) + text(b)),
        "守则的表格",
    ),
    book(
        "bidding",
        "采购需求.xlsx",
        "★ 是必须响应的条款，年数是合同的保密期限",
        ["序号", "要求", "内容"],
        ["★1", "保密", "供应商对采购人的商业秘密保密"],
        ["★2", "保密期限", "10年"],
    ),
    harmless(
        "slide",
        "保密课.pptx",
        lambda b: slides_file(Slide(["国家秘密的三个等级", b], cells=["绝密", "机密", "秘密"])),
        "课件里三个并列的框",
    ),
    harmless(
        "word-art",
        "活动.docx",
        lambda b: word_file(text("全民国家安全教育日", b), [("header", part("header", watermark("保密宣传月")))]),
        "艺术字",
    ),
    harmless(
        "bookmark",
        "保密法教程.pdf",
        lambda b: Pdf([["第二章 国家秘密的范围和密级", b]], outline="第三节 机密级").make(),
        "教程的书签",
    ),
    harmless(
        "ofd-law",
        "保守国家秘密法.ofd",
        lambda b: ofd_file(
            [
                "第二十条　国家秘密的保密期限，应当根据事项的性质和特点，限定在必要的期限内。",
                "国家秘密的保密期限，除另有规定外，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。",
                b,
            ]
        ),
        "OFD 的法律条文",
    ),
    book(
        "reading-room", "开放时间.xlsx", "两格：内部，资料室", ["区域", "名称", "开放时间"], ["内部", "资料室", "9:00"]
    ),
    saying(
        "legend", "填表说明讲份号怎样填", "填表说明：1．份号填写6位数字；2．紧急程度填“特急”或者“加急”；3．没有的不填。"
    ),
    saying(
        "line-end",
        "“司机”在行末，“密切”在行首，后面有 ★ 与年数",
        "公交公司表彰一批优秀司机",
        "密切配合交警部门的★级驾驶员，20年无事故",
    ),
    book(
        "cells",
        "考核表.xlsx",
        "两格相接成“机密”，旁边是星与年数",
        ["岗位", "评语", "星级", "工龄"],
        ["司机", "密切配合", "★", "20年"],
    ),
    saying(
        "exam-options",
        "试卷的选项",
        "5．下列国家秘密标志中，书写正确的是（　）。",
        "A．秘密★10年　B．10年★秘密　C．秘密10★年　D．★秘密10年",
    ),
    book(
        "risk",
        "廉政风险点.xlsx",
        "风险等级用星表示，旁边是年限",
        ["风险点", "等级", "轮岗年限"],
        ["泄露商业秘密", "★★★", "3年"],
        ["泄露工作秘密", "★", "5年"],
    ),
]
