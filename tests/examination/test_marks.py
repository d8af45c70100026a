"""Marks of secrecy: every marked case of the corpus is refused, no harmless one; the figures are printed."""

import pytest

from portal.examination.examine import examine, refusals
from portal.examination.marks import RULES
from portal.examination.subject import Subject, Text
from tests.examination.corpus import cases
from tests.examination.reading_here import look

pytestmark = pytest.mark.small


def marks_of(case) -> list[str]:
    return [mark.rule for mark in refusals(Subject(look(case).as_part()))]


def test_every_marked_case_of_the_corpus_is_refused():
    missed = [case.id for case in cases("marked") if not marks_of(case)]
    print(f"marked: {len(cases('marked')) - len(missed)} of {len(cases('marked'))} refused")
    assert missed == []


def test_no_harmless_case_of_the_corpus_is_refused_for_a_mark():
    alarms = [case.id for case in cases("harmless") if marks_of(case)]
    print(f"harmless: {len(alarms)} of {len(cases('harmless'))} refused")
    assert alarms == []


def found(words: str, kind: str = "body") -> list[tuple[str, str]]:
    return [(each.rule, each.value) for each in examine(Subject((Text("body", "正文", words, kind),)), RULES)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("绝密★30年", "绝密★30年"),
        ("关于防汛的通知\n机 密 ★ 长 期\n各乡镇：", "机 密 ★ 长 期"),
        ("密级：秘密", "密级：秘密"),
        ("本件密级为机密，请妥善保管。", "本件密级为机密"),
        ("000012\n机密", "机密"),
        ("內部資料，注意保存", "內部資料，注意保"),
        ("份号：000123\n关于防汛的通知", "份号：000123"),
    ],
)
def test_mark_is_found_where_it_stands(words, value):
    assert [hit for _rule, hit in found(words)] == [value]


@pytest.mark.parametrize(
    "words",
    [
        "保守国家秘密是每个公民的义务。",
        "绝密级国家秘密不超过三十年，机密级不超过二十年，秘密级不超过十年。",
        "涉及商业秘密★的除外",
        "国家秘密标志由密级和期限组成，例如“机密★20年”。",
        "《秘密花园》 ★★★★★",
        "内部资料性出版物管理办法",
        "密级：□绝密 □机密 □秘密",
        "密级：公开",
    ],
)
def test_text_that_only_speaks_of_secrets_passes(words):
    assert found(words) == []


def test_file_name_that_begins_with_a_level_is_marked_and_one_about_levels_is_not():
    assert [rule for rule, _value in found("机密-救灾资金安排", "name")] == ["MARK-1"]
    assert found("机密级计算机清查表", "name") == found("秘密花园", "name") == []


def test_same_subject_gives_the_same_findings_and_repeated_hits_are_counted():
    subject = Subject((Text("body", "正文", "机密★10年\n一句话。\n机密★10年"),))
    first, second = examine(subject, RULES), examine(subject, RULES)
    assert first == second and [each.occurrence for each in first] == [0, 1]
    assert first[0].key != first[1].key
