"""The lanes of the sample county, with the limits of BOX-01, BOX-02, BOX-05 and BOX-07."""

from feedback.models import Lane, LaneKind
from portal.people.models import Organ
from portal.site.options import set_defaults

LANES = (
    ("county", "县长信箱", "写给县长，由县政务公开办分办到负责的单位。", "jcx", (
        ("inquiry", 3, 4), ("suggestion", 7, 8), ("help", 7, 8), ("complaint", 15, 15))),
    ("enterprise", "宜企问", "企业和个体工商户专用。", "jcx", (("inquiry", 2, 3), ("help", 2, 3))),
    ("site", "我为政府网站找错", "网页上的错字、打不开的链接、过时的内容。", "jcx", (("site_error", 3, 0),)),
)  # fmt: skip


# Whoever looks at a demo comes from the same machine.
LIMITS = {"letters.most_from_one_place": 100_000, "letters.most_in_all": 1_000_000}


def lay_lanes() -> None:
    set_defaults(LIMITS, source="示例县")
    for place, (code, name, for_whom, organ, kinds) in enumerate(LANES):
        lane = Lane.objects.create(
            code=code, name=name, for_whom=for_whom, organ=Organ.objects.get(code=organ), is_open=True, sort=place * 10
        )
        LaneKind.objects.bulk_create(
            LaneKind(lane=lane, kind=kind, days=days, more_days=more, sort=n)
            for n, (kind, days, more) in enumerate(kinds)
        )
