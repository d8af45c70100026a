"""The decision composer: all outcomes, and every combination that cannot be."""

import datetime
from dataclasses import replace

import pytest

from feedback.requests.composing import Case, Reply, cited, compose, problems
from feedback.requests.outcomes import OUTCOMES, Need
from feedback.requests.wording import ARTICLES, DECIDES

pytestmark = pytest.mark.small
DAY = datetime.date(2026, 3, 2)
CASE = Case(
    number="2026-1234-5678-9012", organ="霁川县民政局", applicant="测试员甲", subject="2025年临时救助发放情况",
    received=DAY, decided=datetime.date(2026, 3, 20), letter_number="霁民公开〔2026〕3号",
    reconsideration_organ="霁川县人民政府", court="霁川县人民法院", complaint="霁川县人民政府办公室（0999-6800000）",
)  # fmt: skip
GROUNDS = [(outcome, ground) for outcome in OUTCOMES.values() if outcome.is_written for ground in outcome.grounds]
EACH = pytest.mark.parametrize(
    ("outcome", "ground"), GROUNDS, ids=[f"{outcome.code}-{ground.code}" for outcome, ground in GROUNDS]
)
WORDS = {need: f"这里写明{need}的具体内容和情况" for need in Need if need is not Need.AVAILABLE_ON}


def full(outcome, ground) -> Reply:
    needed = {need: WORDS[need] for need in ground.needs if need in WORDS}
    return Reply(outcome.code, ground.code, needed, DAY if Need.AVAILABLE_ON in ground.needs else None)


@EACH
def test_letter_says_what_is_decided_by_which_article_and_all_that_it_must(outcome, ground):
    letter = compose(CASE, full(outcome, ground))
    text = "\n".join(letter.paragraphs)
    assert (
        str(DECIDES[ground.code]) in text
        and cited(ground.article) in text
        and str(ARTICLES.get(ground.article, "")) in text
    )
    assert all(WORDS[need] in text for need in ground.needs if need in WORDS)
    assert CASE.subject in text and "2026年3月2日" in text and letter.addressee == CASE.applicant
    assert "None" not in text and "%(" not in text + "".join(letter.remedies)


@EACH
def test_remedies_differ_for_denials_alone(outcome, ground):
    remedies = "".join(compose(CASE, full(outcome, ground)).remedies)
    must_go_first = outcome.code.startswith("denied_")
    assert ("应当先申请行政复议" in remedies) == must_go_first
    assert ("十五日内" in remedies) == must_go_first and CASE.court in remedies
    assert ("六个月内" in remedies) == (not must_go_first)
    assert "六十日内" in remedies and CASE.reconsideration_organ in remedies and CASE.complaint in remedies


@EACH
def test_reply_without_one_of_its_parts_cannot_be_saved(outcome, ground):
    whole = full(outcome, ground)
    assert problems(whole) == {}
    for need in ground.needs:
        less = {name: words for name, words in whole.needed.items() if name != need}
        day = None if need is Need.AVAILABLE_ON else whole.available_on
        assert set(problems(Reply(outcome.code, ground.code, less, day))) == {need}
        with pytest.raises(ValueError, match="。"):
            compose(CASE, Reply(outcome.code, ground.code, less, day))


@EACH
def test_reply_with_a_part_of_another_outcome_cannot_be_saved(outcome, ground):
    whole = full(outcome, ground)
    for need in set(WORDS) - set(ground.needs):
        assert need in problems(
            Reply(outcome.code, ground.code, whole.needed | {need: WORDS[need]}, whole.available_on)
        )
    day = None if whole.available_on else DAY
    assert Need.AVAILABLE_ON in problems(Reply(outcome.code, ground.code, whole.needed, day))


@EACH
def test_ground_of_another_outcome_cannot_be_saved(outcome, ground):
    own = {each.code for each in outcome.grounds}
    for _other, foreign in GROUNDS:
        if foreign.code not in own:
            assert problems(Reply(outcome.code, foreign.code, full(outcome, ground).needed)).keys() == {"ground"}


def test_no_reason_worth_the_name_is_refused():
    assert Need.REASONS in problems(Reply("denied_process", "denied_process", {Need.REASONS: "不公开"}))
    assert problems(Reply("because", "", {})).keys() == {"outcome"}


@pytest.mark.parametrize("outcome", [each for each in OUTCOMES.values() if not each.is_written])
def test_what_silence_means_is_decided_by_nobody(outcome):
    assert problems(full(outcome, outcome.grounds[0])).keys() == {"outcome"}


def test_letter_says_of_what_is_not_ours_that_it_is_not_ours():
    outcome = OUTCOMES["unable_not_held"]
    text = "".join(compose(CASE, full(outcome, outcome.ground("not_ours"))).paragraphs)
    assert "不属于本机关负责公开" in text and "不掌握" not in text


def test_another_form_than_the_one_asked_for_is_said_with_its_reason_and_only_where_something_is_given():
    """REQ-21, art. 40."""
    for code, may in (("granted", True), ("partial", True), ("already_public", False), ("denied_process", False)):
        whole = full(OUTCOMES[code], OUTCOMES[code].grounds[0])
        other = replace(whole, instead="reading", instead_why="carrier")
        assert ("instead" in problems(other)) != may and "instead" in problems(replace(whole, instead="electronic"))
        if may:
            text = "".join(compose(CASE, other).paragraphs)
            assert (
                "危及政府信息载体的安全，依据《中华人民共和国政府信息公开条例》第四十条，改为安排您查阅、抄录" in text
            )


def test_end_without_an_article_cites_none():
    text = "".join(compose(CASE, full(OUTCOMES["closed_other"], OUTCOMES["closed_other"].grounds[0])).paragraphs)
    assert "依据" not in text and "条例" not in text


def test_letter_tells_of_correction_extension_and_marks():
    outcome = OUTCOMES["partial"]
    case = Case(**vars(CASE) | {
        "corrected": datetime.date(2026, 3, 9), "extended_by": 15,
        "files": (("名单.pdf", ("个人隐私", "商业秘密")), ("说明.pdf", ())),
    })  # fmt: skip
    text = "".join(compose(case, full(outcome, outcome.grounds[0])).paragraphs)
    assert "2026年3月9日收到您的补正" in text and "延长15个工作日" in text and "《名单.pdf》、《说明.pdf》" in text
    assert "《名单.pdf》中遮盖的地方，按编号的理由：1. 个人隐私；2. 商业秘密" in text and "《说明.pdf》中" not in text
