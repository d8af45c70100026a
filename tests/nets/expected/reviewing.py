"""What is said about places of a text under review: the word on a finding, the mark (answering.py, marking.py)."""

from tests.nets.expected.notation import Row, all_seats, grid
from tests.nets.expected.publishing import FINDS, STATES, revision
from tests.nets.world import FINDING

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


REMARKS = [
    *(_said("marks/", name, DECIDES.get(name, {}), MARK) for name in STATES),
    *(_said("findings/<str:key>/", name, ANSWERS.get(name, {}), {"words": "核对过"}, key=FINDING) for name in STATES),
]
