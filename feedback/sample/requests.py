"""Requests of the sample county, in every state and on every clock; invented from end to end."""

import datetime

from feedback.models import InformationRequest, Remedies
from feedback.requests import filing
from feedback.requests.composing import Reply
from feedback.requests.form import RegisterForm
from feedback.requests.kinds import ACCESS, RECORD
from feedback.requests.moving import Said, advance
from feedback.requests.states import CONFIRMS
from portal.cases.today import frozen, today
from portal.people.models import Organ, Person
from portal.site.options import set_defaults

OPTIONS = {
    "requests.most_from_one_place": 100_000,
}
COUNTY = {
    "reconsideration": "霁州市人民政府", "court": "霁川县人民法院",
    "complaint": "霁川县政务公开办公室（电话0999-6800000）",
}  # fmt: skip
CASE, REVIEWER, SIGNER = "case.mzj", "reviewer.mzj", "final.mzj"
RECORD_TITLE = "2025年低保名册里我家的人口数"
WHY = "属于内部研究讨论过程中的记录，还没有形成决定。"
GRANTED = Reply("granted", "granted", {"way": "邮寄纸质复印件，不收费"}, datetime.date(2026, 11, 30))
PARTIAL = Reply(
    "partial", "partial", {"reasons": "名单中有个人的身份证号和银行账号，遮盖后公开。", "open_part": "汇总表和发放金额"}
)
DENIED = Reply("denied_process", "denied_process", {"reasons": WHY})
NOT_FOUND = Reply("unable_not_held", "not_found", {
    "reasons": "经检索，本机关没有制作、获取过这项信息。",
    "search_record": "查了档案室2015年以来的目录和办公系统，用“遗址”检索。",
})  # fmt: skip
TEXTS = {
    "correct": "请写明是哪一年、哪个乡镇的发放名册。", "extend": "涉及十二个乡镇的台账，需要逐份核对。",
    "fee": "一次申请的复制件超过三十页，按量计收信息处理费，请到服务窗口缴纳。",
}  # fmt: skip


# Title, kind of applicant, then moves: (name, days ago, who, what is said). Days ago count from the day of loading.
REQUESTS = (
    ("2025年城乡低保资金发放总额", "natural_person", 1, ()),
    ("社区食堂补助的分配办法", "business", 3, (("confirm", 2, CASE, {}),)),
    ("养老服务机构等级评定结果", "public_welfare", 27, (("confirm", 27, CASE, {}),)),
    ("殡葬服务收费的成本资料", "natural_person", 45, (("confirm", 44, CASE, {}),)),
    (RECORD_TITLE, "natural_person", 5, (("confirm_record", 4, CASE, {}),)),
    ("临时救助发放名册", "natural_person", 6, (
        ("confirm", 6, CASE, {}), ("ask_correction", 4, CASE, {"days": 10, "told": TEXTS["correct"]}))),
    ("农村敬老院改造工程合同", "business", 12, (
        ("confirm", 12, CASE, {}), ("ask_third_party", 9, CASE, {"note": "书面征求承建单位意见：是否涉及商业秘密"}))),
    ("县级福利彩票公益金使用方案", "research", 10, (
        ("confirm", 10, CASE, {}), ("ask_organ", 8, CASE, {"note": "与县财政局共同制作，书面征求意见"}))),
    ("历年行政区划调整档案", "research", 9, (
        ("confirm", 9, CASE, {}), ("ask_fee", 7, CASE, {"basis": "by_volume", "units": 120, "told": TEXTS["fee"]}))),
    ("残疾人两项补贴台账", "legal_service", 24, (
        ("confirm", 24, CASE, {}), ("ask_extension", 9, CASE, {"note": TEXTS["extend"]}),
        ("extend", 8, SIGNER, {"days": 15, "told": TEXTS["extend"]}))),
    ("社会组织年检结果", "natural_person", 13, (
        ("confirm", 13, CASE, {}), ("answer", 1, CASE, {"reply": GRANTED}))),
    ("2024年高龄津贴发放情况", "natural_person", 60, (
        ("confirm", 60, CASE, {}), ("answer", 50, CASE, {"reply": PARTIAL}), ("approve", 48, REVIEWER, {}),
        ("dispatch", 47, CASE, {}), ("serve", 46, CASE, {"note": "挂号信，已签收"}), ("archive", 40, CASE, {}))),
    ("婚姻登记处搬迁的讨论记录", "natural_person", 40, (
        ("confirm", 40, CASE, {}), ("answer", 26, CASE, {"reply": DENIED}), ("approve", 25, REVIEWER, {}),
        ("dispatch", 24, CASE, {}), ("challenge", 15, CASE, {"group": "review"}))),
    ("旧养老院遗址的测绘图", "natural_person", 35, (
        ("confirm", 35, CASE, {}), ("answer", 20, CASE, {"reply": NOT_FOUND}), ("approve", 19, REVIEWER, {}))),
)  # fmt: skip


def lay_requests() -> None:
    set_defaults(OPTIONS, source="示例县")
    Remedies.objects.create(organ=Organ.objects.get(code="jcx"), **COUNTY)
    people = {each.username: each for each in Person.objects.filter(username__in=(CASE, REVIEWER, SIGNER))}
    on = today()
    for number, (title, kind, sent, moves) in enumerate(REQUESTS, start=1):
        with frozen(on - datetime.timedelta(days=sent)):
            asked = _registered(title, kind, number, by=people[CASE])
        for name, ago, who, words in moves:
            with frozen(on - datetime.timedelta(days=ago)):
                words = {"on": today()} | words if name in CONFIRMS.values() else words
                advance(asked.pk, name, by=people[who], said=Said(**words))


def _registered(title: str, kind: str, number: int, *, by: Person) -> InformationRequest:
    person = kind == "natural_person"
    form = RegisterForm({
        "kind": RECORD if title == RECORD_TITLE else ACCESS, "channel": "fax",
        "submitted_on": today().isoformat(), "organ": "mzj", "title": title, "text": "",
        "way": "post", "carrier": "paper", "applicant_kind": kind, "name": f"测试申请人{number}", "paper": "other",
        "paper_number": f"测试证件{number}", "phone": f"0999-680{number:04d}", "address": "霁川县测试街1号",
    } | ({} if person else {"head": "测试员甲", "contact": "测试员乙"}))  # fmt: skip
    assert form.is_valid(), form.errors
    return InformationRequest.objects.get(pk=filing.register(form, by=by).id)
