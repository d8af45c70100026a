"""Personal data: what the corpus holds is found, and what its neighbours look like; the figures are printed."""

import pytest

from portal.examination.examine import examine
from portal.examination.finding import Severity
from portal.examination.personal import RULES
from portal.examination.subject import Subject, Text
from tests.examination.corpus import cases
from tests.examination.corpus.making.numbers import bank_card, id_number, not_a_card, old_id_number, wrong_id_number
from tests.examination.personal_here import TODAY, is_found, said_of, said_of_words

pytestmark = pytest.mark.small
ID = id_number("19770707", 31)


def test_nearly_all_personal_data_of_the_corpus_is_found():
    missed, wanted = [], 0
    for case in cases("personal"):
        findings = said_of(case)
        wanted += len(case.expect)
        missed += [(case.id, str(each)) for each in case.expect if not is_found(each, findings)]
    print(f"personal: {wanted - len(missed)} of {wanted} values found, {len(cases('personal'))} cases")
    assert len(missed) <= 0.02 * wanted, missed


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        (f"证件号码：{ID}", "id_number", ID),
        (f"证号{wrong_id_number('19770707', 31)}（身份证）", "id_number", None),
        (f"身份证号：{wrong_id_number('19770707', 31)}", "id_number", wrong_id_number("19770707", 31)),
        (f"代码 {old_id_number('19770707', 5)[:-3]}", "id_number", None),
        ("联系人 测试员甲 13812340000（微信同号）", "mobile", "13812340000"),
        ("今年支出13812340000元", "mobile", None),
        ("编号：13812340000", "mobile", None),
        (f"开户行测试银行，卡号{bank_card('622202', 19, 7)}", "bank_card", bank_card("622202", 19, 7)),
        (f"姓名\t银行账号\n测试员甲\t{not_a_card('123456', 17, 7)}", "bank_card", not_a_card("123456", 17, 7)),
        ("护照号 EB0000009", "passport", "EB0000009"),
        ("货号 EB0000009", "passport", None),
        ("澳门居民身份证号：1000002(3)", "passport", "1000002(3)"),
        ("台胞证咨询电话 12345678", "passport", None),
        ("警官证：霁公字第000012号", "passport", "霁公字第000012号"),
        ("手机\t139\t0000\t0001", "mobile", "139\t0000\t0001"),
        ("年份\t数量\n139\t0000\t0001", "mobile", None),
        ("投稿 ceshi[at]mail[dot]example 或来电", "email", "ceshi[at]mail[dot]example"),
        ("投诉邮箱：jubao(at)mail.example", "email", None),
        ("李小明12岁，就读县一中", "minor", "李小明"),
        ("李小明，二十二岁，职员", "minor", None),
        ("举报邮箱：abc123@mail.example", "email", None),
        ("邮箱：bgs@mzj.gov.cn", "email", None),
        ("姓名 住址\n测试员甲 柳湾村二组8号", "home_address", "柳湾村二组8号"),
        ("测试员乙，身患胃癌，需长期治疗", "hardship", "胃癌"),
        ("王建军患胃癌", "hardship", "胃癌"),
        ("王某患胃癌", "hardship", None),
        ("测试员甲主任医师擅长治疗胃癌", "hardship", None),
        ("姓名\t残疾等级\n李秀英\t肢体三级\n王*\t肢体三级", "hardship", "肢体三级"),
        ("姓名\t年龄\n李小明\t9", "minor", "李小明"),
        ("姓名\t年龄\n李小明\t39", "minor", None),
        ("学生李小明（男，10岁）就读于县一小", "minor", "李小明"),
        ("李小明，1990年5月出生", "minor", None),
    ],
)
def test_words_around_a_value_decide(words, kind, value):
    assert [each for found, each in said_of_words(words) if found == kind] == ([value] if value else [])


def test_number_of_a_thing_that_happens_to_be_an_identity_number_can_be_answered():
    def severities(words):
        return [each.severity for each in examine(Subject((Text("body", "正文", words),), today=TODAY), RULES)]

    assert severities(f"身份证号：{ID}") == [Severity.BLOCKS]
    assert severities(f"受理编号：{ID}") == [Severity.ANSWER]
