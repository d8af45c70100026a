"""Letters at the desk: who sorts those of a lane, who handles and who reviews those of an organ."""

from feedback.letters.moving import hash_of
from feedback.models import Letter
from tests.nets.expected.desk_table import desk_table
from tests.nets.expected.notation import Row, all_seats, grid, only, turned

AT = "admin/feedback/letter/<uuid:pk>/"
SEEN = """
                                      | new_letter  assigned_letter  answered_letter
office                                | see         see              see
caseworker reviewer reviewer2 signer  | -           see              see
"""
LISTS = "caseworker office office_town reviewer reviewer2 signer reviewer_b"


def seen(pk) -> str:
    return hash_of(Letter.objects.get(pk=pk))


def letter(name: str, key: str = "pk", **more):
    return lambda world, seat: {key: world.facts[name]} | more


def _row(end: str, name: str, may: dict[str, str], otherwise: str, sent=None, **more) -> Row:
    """What those may who see the letter; for everybody else there is none."""
    cells = grid(SEEN)[name]
    get = turned(cells, {"see": "elsewhere", "-": "absent"})
    post = turned(cells, {"see": otherwise, "-": "absent"}) | may
    return Row(f"{AT}{end}", get, post, letter(name, **more), f"{end} {name}", sent=sent or {})


LETTERS = [
    *desk_table(
        "feedback/letter", SEEN, {name: letter(name, "object_id") for name in grid(SEEN)}, lists=LISTS
    ),
    _row("reveal/", "new_letter", {"office": "done"}, "forbidden"),
    _row("reveal/", "assigned_letter", {"office": "done", "caseworker": "done"}, "forbidden"),
    _row("moves/<slug:move>/", "new_letter", {"office": "done"}, "refused",
         lambda world, seat: {"state": "received", "organ": world.cast.bureau.pk}, move="assign"),
    _row("moves/<slug:move>/", "assigned_letter", {"caseworker": "done"}, "refused",
         {"state": "assigned", "answer": "已经派人去修。"}, move="answer"),
    _row("moves/<slug:move>/", "answered_letter", {"office": "done"}, "refused",
         lambda world, seat: {"state": "answered", "note": "没有回答", "hash": seen(world.facts["answered_letter"])},
         move="redo"),
    _row("files/<int:n>/", "assigned_letter", {"office": "done", "caseworker": "done"}, "forbidden", n=1),
    _row("files/<int:n>/", "new_letter", {}, "absent", n=9),
    # It is begun already; and whoever begins it writes for the organ.
    _row("publish/", "answered_letter", {}, "elsewhere"),
    Row("admin/feedback/letter/figures/", only(LISTS, "page", "forbidden"), only(LISTS, "page", "forbidden")),
    *(Row(f"admin/feedback/letter/{end}/", only("office", "page", "forbidden"), only("office", "again", "forbidden"))
      for end in ("enter", "import")),
    *desk_table(
        "feedback/answertemplate",
        """
                               | row
        office root            | change
        office_town caseworker | see
        """,
        {"row": letter("template", "object_id")}, lists="office office_town caseworker root", adds="office root",
        hidden="forbidden",
    ),
    Row(f"{AT}moves/<slug:move>/", all_seats("absent"), all_seats("absent"), letter("new_letter", move="release"),
        "no such move"),
    *desk_table(
        "feedback/assessor",
        """
                    | row
        office root | change
        office_town | see
        """,
        {"row": letter("assessor", "object_id")}, lists="office office_town root", adds="office root",
        hidden="forbidden",
    ),
    *desk_table(
        "feedback/lane",
        """
                             | row
        office root          | change
        office_town auditor  | see
        """,
        {"row": letter("lane", "object_id")}, lists="office office_town auditor root", adds="office root",
        hidden="forbidden",
    ),
]  # fmt: skip
