"""Annual reports written and released as people do it, for the tests of reports."""

from feedback.reports import clearing, drafting
from feedback.reports.drafting import Draft
from feedback.reports.figures import ROW_A
from portal.publishing import answering, findings
from portal.publishing.models import Revision
from portal.publishing.moving import Said, advance
from tests.cast import BASIS, Cast

YEAR = 2025
TEXTS = {
    "overall": "全年主动公开信息；依申请公开按期答复；政府信息管理有登记；网站专栏有人维护；监督保障落实到人。",
    "problems": "存在的问题是解读形式单一。下一步改进。", "other": "本年度没有收取信息处理费。",
}  # fmt: skip
KNOWN = {"licences": 3, "penalties": 0, "compulsory_measures": 0, "fees_10k_yuan": "0.00"}
PATH = (("pass_first", "reviewer"), ("pass_second", "reviewer2"), ("sign", "signer"))
COUNTY_PATH = (("pass_first", "county_reviewer"), ("pass_second", "county_reviewer2"), ("sign", "county_signer"))


def draft(**said) -> Draft:
    fields = {"texts": TEXTS, "entered": {"a": {ROW_A: KNOWN}}, "sources": {"a": "许可台账"}} | said
    return Draft(**fields)


def written(cast: Cast, year: int = YEAR, *, organ: str = "bureau", by: str = "clerk", **said) -> Revision:
    revision = drafting.begin(getattr(cast, organ), year, by=cast.people[by])
    return drafting.save(revision.pk, draft(**said), by=cast.people[by])


def submitted(cast: Cast, revision: Revision, by: str = "clerk") -> Revision:
    return advance(revision.pk, "submit", by=cast.people[by])


def signed(cast: Cast, revision: Revision, path=PATH) -> Revision:
    """From its submission on, with the office's word before the signature."""
    for move, who in path:
        revision = Revision.objects.select_related("publication__organ", "report_header").get(pk=revision.pk)
        for each in findings.open_in(revision):
            answering.answer(revision.pk, each.finding.key, "核对过", by=cast.people[who])
        if move == "sign" and clearing.needs_clearance(revision):
            clearing.clear(revision.pk, by=cast.office, hash=revision.hash, is_cleared=True)
        said = Said(hash=revision.hash, state=revision.state, secrecy_basis=BASIS, secrecy_result="cleared")
        revision = advance(revision.pk, move, by=cast.people[who], said=said)
    return revision


def released(cast: Cast, year: int = YEAR, **said) -> Revision:
    return signed(cast, submitted(cast, written(cast, year, **said)))
