"""What is said and done beside the moves: findings, marks, opinions, several at once, later reviews, previews."""

import time

from django.core import signing

from portal.publishing import previewing
from tests.nets.expected.notation import Row, all_seats, grid, only
from tests.nets.expected.publishing import FINDS, STATES, revision
from tests.nets.world import FINDING, World

AT = "admin/publishing/revision/<int:pk>/"
# Who decides at the step where the revision is may say what is to be mended there.
DECIDES = grid("""
                     | first_review  second_review
reviewer reviewer2   | yes           yes
""") | grid("""
           | final_review  batch  other_review
signer     | yes           -      -
office     | -             yes    -
reviewer_b | -             -      yes
""") | grid("""
           | other_secrecy
secrecy_b  | yes
""")  # fmt: skip
# Only in this one something was found that a reviewer's word answers.
ANSWERS = {"first_review": DECIDES["first_review"]}
MARK = {"place": "title", "quote": "", "reason": "content", "words": "标题写明年度"}


def _said(end: str, name: str, may: dict, sent: dict, **more) -> Row:
    post = {
        seat: "done" if may.get(seat) == "yes" else "refused" if found == "yes" else "absent"
        for seat, found in FINDS[STATES[name]].items()
    } | {"anonymous": "login"}
    return Row(f"{AT}{end}", all_seats("method"), post, revision(name, **more), f"{end} {name}", sent=sent)


def _together(world: World, seat: str) -> dict:
    thing = world.things["other_review"]
    thing.refresh_from_db()
    return {"r": f"{thing.pk}:{thing.hash}:{thing.state}", "secrecy_result": "cleared", "secrecy_basis": "逐项检查"}


ASKED = "clerk_b reviewer_b secrecy_b"  # they work in the organ that is asked about `second_review`
WRITE_OR_DECIDE = {
    "bureau": "clerk clerk2 reviewer reviewer2 signer office", "bureau_b": f"{ASKED} office",
    "town": "office_town office",
}  # fmt: skip
CLOSED = ("released", "corrected", "other_released", "emergency", "withdrawn", "discarded")  # no longer on their way
BESIDE = "admin/publishing/revision/"


def _shows(name: str) -> dict[str, str]:
    seats = "" if name in CLOSED else WRITE_OR_DECIDE[STATES[name]]
    return dict.fromkeys(seats.split(), "yes")


def _opinion(**more):
    return lambda world, seat: {"number": world.facts["opinion"]} | more


def _answered(world: World, seat: str) -> dict:
    return {"content_hash": world.things["second_review"].hash, "verdict": "agree", "words": "没有意见"}


def _overdue() -> Row:
    found = FINDS["bureau"]
    post = {seat: "refused" if cell == "yes" else "absent" for seat, cell in found.items()} | {"anonymous": "login"}
    return Row(f"{BESIDE}opinions/<int:number>/overdue/", all_seats("method"), post, _opinion())


def _token(world: World, seat: str) -> dict:
    thing, until = world.things["own_draft"], int(time.time()) + 3600
    named = [thing.pk, thing.edits, world.person("auditor").pk, until]
    return {"token": signing.dumps(named, salt=previewing.SALT)}


def _asks(world: World, seat: str) -> dict:
    return {"organ": world.cast.town.pk, "question": "数字对不对"}


def _previewed(world: World, seat: str) -> dict:
    return {"person": world.person("auditor").pk, "hours": 1}


LATER = {"outcome": "fine", "words": "属实"}
REMARKS = [
    *(_said("opinions/", name, DECIDES.get(name, {}), _asks) for name in STATES),
    *(_said("later-review/", name, {"office": "yes"} if name == "emergency" else {}, LATER) for name in STATES),
    *(_said("preview-link/", name, _shows(name), _previewed) for name in STATES),
    Row(
        f"{BESIDE}opinions/<int:number>/",
        only(ASKED, "page", "absent"),
        only(ASKED, "done", "absent"),
        _opinion(),
        sent=_answered,
    ),
    Row(
        f"{BESIDE}opinions/<int:number>/files/<int:sort>/",
        only(ASKED, "page", "absent"),
        only(ASKED, "page", "absent"),
        _opinion(sort=1),
    ),
    _overdue(),
    Row(f"{BESIDE}preview/<str:token>/", only("auditor", "page", "absent"), only("auditor", "page", "absent"), _token),
    Row(f"{BESIDE}preview/<str:token>/", all_seats("absent"), all_seats("absent"), {"token": "x"}, "no token"),
    # Nothing ticked leads back to the queue; what does not wait for a person is not passed by that person.
    Row(
        "admin/publishing/revision/together/",
        all_seats("elsewhere"),
        only("reviewer_b", "done", "refused"),
        sent=_together,
    ),
    # Nothing is left to mask or to strip in these.
    *(_said("masks/", name, {}, {"key": "x"}) for name in STATES),
    *(_said("strip/", name, {}, {"sha256": "x"}) for name in STATES),
    *(_said("marks/", name, DECIDES.get(name, {}), MARK) for name in STATES),
    *(_said("findings/<str:key>/", name, ANSWERS.get(name, {}), {"words": "核对过"}, key=FINDING) for name in STATES),
]
