"""Who works on the portal in the sample county: clerks write, others review, the office keeps watch."""

from .county import ORGANS, invented_name
from .shapes import PersonSeed

ANSWERS_LETTERS = {
    "zfb",
    "gaj",
    "mzj",
    "rsj",
    "jyj",
    "wjj",
    "zjj",
    "cgj",
    "jtj",
    "scjgj",
    "nyj",
    "zrzyj",
    "sthj",
    "czj",
}
CHECKS_SECRECY = {"gaj"}  # there the secrecy check is a step of its own


def _usernames():
    """User names with their memberships; readable, because the demo prints them."""
    yield "office.xzf", [("jcx", "openness_office"), ("zfb", "openness_office")]
    yield "office2.xzf", [("jcx", "openness_office"), ("zfb", "openness_office")]
    yield "auditor.xzf", [("jcx", "auditor")]
    yield "operator.xzf", [("jcx", "operator")]
    yield "clerk.xzf", [("jcx", "clerk")]
    yield "reviewer.xzf", [("jcx", "reviewer")]
    yield "reviewer2.xzf", [("jcx", "reviewer")]
    yield "final.xzf", [("jcx", "final_reviewer")]
    for organ in ORGANS[1:]:
        yield f"clerk.{organ.code}", [(organ.code, "clerk")]
        if organ.code in ANSWERS_LETTERS or organ.kind == "township":
            yield f"case.{organ.code}", [(organ.code, "caseworker")]
        if organ.review_steps:
            yield f"reviewer.{organ.code}", [(organ.code, "reviewer")]
            yield f"final.{organ.code}", [(organ.code, "final_reviewer")]
        if organ.review_steps == 3:
            yield f"reviewer2.{organ.code}", [(organ.code, "reviewer")]
    yield "clerk2.mzj", [("mzj", "clerk")]
    yield "clerk2.wjj", [("wjj", "clerk")]
    for code in sorted(CHECKS_SECRECY):
        yield f"secrecy.{code}", [(code, "secrecy_reviewer")]


PEOPLE = tuple(
    PersonSeed(username, invented_name(number), tuple(memberships))
    for number, (username, memberships) in enumerate(_usernames())
)
