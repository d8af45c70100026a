"""The table of rules: each row has a case in which it speaks, and one beside it in which it does not."""

import datetime

import pytest

from interpretation.forms import FORMS
from portal.examination.examine import rules
from portal.examination.subject import Link, Subject, Text, Word
from tests.examination.corpus.making.numbers import bank_card, id_number, not_a_card, wrong_id_number

pytestmark = pytest.mark.small
TODAY = datetime.date(2026, 11, 22)
EARLIER, LATER = datetime.date(2026, 11, 1), datetime.date(2026, 12, 1)


def words(text: str, **more) -> Subject:
    return Subject((Text("body", "正文", text),), today=TODAY, **more)


def facts(**given) -> Subject:
    return words("正文", facts=given)


def told(**given) -> Subject:
    """Of an interpretation."""
    known = {"form": FORMS["text"], "lifted": 0, "most_lifted": 60, "foreign": []} | given
    every = "为什么调整：依据、目标、主要内容、适用范围、标准、注意、是指、补贴、原来"
    return words("正文" if not given else every, facts={"interpretation": known})


def link(href: str, text: str = "办事指南", exists: bool = True, **more) -> Subject:
    return words(
        f"见{text}",
        links=(Link(href, text, **more),),
        is_ours=lambda each: each.startswith("/"),
        exists=lambda _: exists,
    )


def picture(alt: str | None) -> Subject:
    return link("/a.png", is_picture=True, alt=alt)


def inside(part: str, text: str, kind: str) -> Subject:
    return Subject((Text("file:1", "名", "名单", "name"), Text(f"file:1/{part}", "附件", text, kind)), today=TODAY)


def kept(kind: str, text: str, severity: str = "note") -> Subject:
    return words(text, lexicon=(Word("布署", severity, "部署", "", kind),))


UNREAD = Subject((Text("file:1", "名", "扫描件", "name"),), facts={"unreadable": {"file:1"}})
CASES = {  # rule: (speaks, does not)
    "MARK-1": (words("机密★20年"), words("保守国家秘密")),
    "MARK-2": (words("内部资料，注意保存"), words("内部资料管理办法")),
    "MARK-3": (words("份号：000123"), words("共印三份")),
    "PII-ID": (words(id_number("19770707", 3)), words(wrong_id_number("19770707", 3))),
    "PII-CARD": (words(bank_card("622202")), words(not_a_card("622202"))),
    "PII-PASSPORT": (words("护照号E00000001"), words("型号E00000001")),
    "PII-MOBILE": (words("联系13812340000"), words("支出13812340000元")),
    "PII-EMAIL": (words("写信给ceshi@mail.example"), words("写信给bgs@mzj.gov.cn")),
    "PII-HOME": (words("住址：青石镇柳湾村三组12号"), words("办公地址：城关镇人民路1号")),
    "PII-HARDSHIP": (words("测试员甲，患尿毒症"), words("尿毒症患者可以申请救助")),
    "PII-MINOR": (words("测试童甲（9岁）获救"), words("王某某（9岁）获救")),
    "FILE-UNREADABLE": (UNREAD, Subject(UNREAD.texts)),
    "FILE-TRACKED": (
        inside("word/document.xml#deleted", "删去", "tracked"), inside("word/document.xml", "留下", "body")
    ),
    "FILE-COMMENT": (inside("word/comments.xml", "批注", "comment"), inside("word/footnotes.xml", "脚注", "body")),
    "FILE-HIDDEN": (
        inside("xl/worksheets/sheet2.xml", "藏", "hidden"),
        inside("ppt/slideMasters/slideMaster1.xml", "母版", "hidden"),
    ),
    "FILE-EMBEDDED": (
        inside("word/embeddings/a.xlsx!//xl/worksheets/sheet1.xml", "内", "cells"),
        inside("word/document.xml", "外", "body"),
    ),
    "FILE-AUTHOR": (inside("docProps/core.xml#1", "测试员甲", "property"), inside("word/document.xml", "外", "body")),
    "DATE-END": (facts(effective_from=LATER, effective_until=EARLIER), facts(effective_from=EARLIER)),
    "DATE-FUTURE": (facts(issued_on=LATER), facts(issued_on=TODAY)),
    "DATE-BEGIN": (facts(issued_on=LATER, effective_from=EARLIER), facts(issued_on=EARLIER, effective_from=EARLIER)),
    "RULES-SOON": (facts(is_rules=True, issued_on=EARLIER, effective_from=datetime.date(2026, 11, 30)),
                   facts(is_rules=True, issued_on=EARLIER, effective_from=LATER)),
    "RULES-CAPTION": (facts(is_rules=True), facts(is_rules=True, caption_note="2026年第1号公布")),
    "LATE": (facts(due_on=EARLIER, issued_on=EARLIER), facts(due_on=TODAY)),
    "SOURCE-EMPTY": (facts(content_source=""), facts(content_source="测试县民政局")),
    "GUIDE-ELEMENT": (facts(is_guide=True), facts(is_guide=False)),
    "INT-ELEMENT": (told(), facts(interpretation=None)),
    "INT-LIFTED": (told(lifted=70), facts(interpretation=None)),
    "INT-DRAFTER": (told(foreign=["规定"]), told(lifted=1)),
    "REP-CHECK": (facts(report={"broken": [("ARC-10", "warning", "商业企业填2，平台记着1")]}), facts(report={})),
    "REP-ALIKE": (facts(report={"likeness": 60, "most_alike": 50}), facts(report={"likeness": 0})),
    "ELEM-MISSING": (facts(elements=["救助标准"]), facts(elements=["正文"])),
    "LINK-BROKEN": (link("/documents/9/", exists=False), link("/documents/9/")),
    "LINK-MALFORMED": (link("www.jichuan.example"), link("https://www.jichuan.example/")),
    "LINK-OUTSIDE": (link("https://www.jichuan.example/"), link("https://www.gov.cn/")),
    "LINK-WORDS": (link("/a/", "点击这里"), link("/a/", "救助办法")),
    "ALT-MISSING": (picture(None), picture("全县救助人数柱形图")),
    "WORD-NEGATIVE": (kept("negative", "布署工作"), kept("wrong", "布署工作")),
    "WORD-TITLE": (kept("title", "布署工作"), kept("wrong", "布署工作")),
    "WORD-PLACE": (kept("place", "布署工作"), kept("wrong", "布署工作")),
    "WORD-WRONG": (kept("wrong", "布署工作"), kept("wrong", "部署工作")),
    "WORD-CONFUSED": (kept("confused", "布署工作"), kept("confused", "部署工作")),
}  # fmt: skip


def test_every_row_of_the_table_has_its_own_id_words_and_a_case_here():
    table = rules()
    assert {rule.id for rule in table} == set(CASES)
    assert len({rule.id for rule in table}) == len(table)
    assert all(str(rule.label) and str(rule.explanation) and rule.source for rule in table)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_speaks_where_it_should_and_only_there(rule):
    speaks, does_not = CASES[rule.id]
    hits = list(rule.find(speaks))
    assert hits
    assert all(0 <= hit.start <= hit.end <= len(hit.text.text) for hit in hits)
    assert list(rule.find(does_not)) == []


def test_severity_of_a_word_is_the_lexicons():
    (hit,) = next(rule for rule in rules() if rule.id == "WORD-WRONG").find(kept("wrong", "布署", "blocks"))
    assert (hit.severity, hit.explanation) == ("blocks", "应当写“部署”。")


def test_text_of_another_organ_without_source_must_be_answered():
    (hit,) = next(rule for rule in rules() if rule.id == "SOURCE-EMPTY").find(
        facts(content_source="", is_of_others=True)
    )
    assert hit.severity == "answer"
