"""What is said about places of a text under review: the word on a finding, the mark (answering.py, marking.py)."""

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


REMARKS = [
    # Nothing ticked leads back to the queue; what does not wait for a person is not passed by that person.
    Row(
        "admin/publishing/revision/together/",
        all_seats("elsewhere"),
        only("reviewer_b", "done", "refused"),
        sent=_together,
    ),
    *(_said("marks/", name, DECIDES.get(name, {}), MARK) for name in STATES),
    *(_said("findings/<str:key>/", name, ANSWERS.get(name, {}), {"words": "核对过"}, key=FINDING) for name in STATES),
]
