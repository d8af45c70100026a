"""The lanes of the sample county, with the limits of BOX-01, BOX-02, BOX-05 and BOX-07, its assessors, and words that
answers begin with."""

import datetime

from feedback.models import AnswerTemplate, Assessor, Lane, LaneKind
from portal.cases.today import today
from portal.people.models import Organ
from portal.site.options import set_defaults

LANES = (
    ("county", "县长信箱", "写给县长，由县政务公开办分办到负责的单位。", "jcx", (
        ("inquiry", 3, 4), ("suggestion", 7, 8), ("help", 7, 8), ("complaint", 15, 15), ("report", 15, 15))),
    ("enterprise", "宜企问", "企业和个体工商户专用。", "jcx", (("inquiry", 2, 3), ("help", 2, 3))),
    ("policy", "问政策", "政策文件看不明白的，在那一页点“在网上问”，直接交给政策专员。", "jcx", (("inquiry", 3, 4),)),
    ("suggest", "你建言我来办", "对县里工作的建议：答复、督办、办理、反馈都看得见，按期公开。", "jcx", (
        ("suggestion", 7, 8),)),
    ("assess", "金秤砣评议", "县政府聘请的评议员反映明察暗访看到的问题。", "jcx", (
        ("complaint", 7, 8), ("suggestion", 7, 8))),
    ("openness", "政府信息公开投诉", "认为哪个单位没有依法公开政府信息的（条例第四十七条）。", "jcx", (
        ("complaint", 15, 15),)),
    ("mzj", "民政局信箱", "直接写给县民政局。", "mzj", (("inquiry", 3, 4), ("help", 7, 8), ("complaint", 15, 15))),
    ("site", "我为政府网站找错", "网页上的错字、打不开的链接、过时的内容。", "jcx", (("site_error", 3, 0),)),
)  # fmt: skip
MARKS = {
    "policy": {"is_direct": True}, "suggest": {"is_followed_up": True},
    "assess": {"is_followed_up": True, "for_assessors": True},
}  # fmt: skip
ASSESSORS = (("测试评议员甲", True), ("测试评议员乙", False))
TEMPLATES = (
    ("已派人处理", "complaint", "您反映的问题收悉。经核实，【填：查到的情况】。已于【填：哪一天】处理完毕。"
     "还有疑问，请打【填：电话】。"),
    ("政策解答", "inquiry", "您问的【填：事项】，依据【填：文件和条款】，【填：结论】。办理需带【填：材料】，"
     "到【填：地点】，电话【填：电话】。"),
    ("采纳建议", "suggestion", "谢谢您的建议。【填：采纳或者不采纳，为什么】，【填：下一步和时间】。"),
)  # fmt: skip

# Whoever looks at a demo comes from the same machine.
LIMITS = {"letters.most_from_one_place": 100_000, "letters.most_in_all": 1_000_000}


def lay_lanes() -> None:
    set_defaults(LIMITS, source="示例县")
    for place, (code, name, for_whom, organ, kinds) in enumerate(LANES):
        lane = Lane.objects.create(
            code=code, name=name, for_whom=for_whom, organ=Organ.objects.get(code=organ), is_open=True, sort=place * 10,
            **MARKS.get(code, {}),
        )  # fmt: skip
        LaneKind.objects.bulk_create(
            LaneKind(lane=lane, kind=kind, days=days, more_days=more, sort=n)
            for n, (kind, days, more) in enumerate(kinds)
        )
    assess = Lane.objects.get(code="assess")
    for name, is_named in ASSESSORS:
        since = today() - datetime.timedelta(days=300)
        Assessor.objects.create(lane=assess, name=name, is_named=is_named, since=since)
    for place, (name, kind, text) in enumerate(TEMPLATES):
        AnswerTemplate.objects.create(name=name, kind=kind, text=text, sort=place * 10)
