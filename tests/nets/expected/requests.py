"""Requests at the desk: who registers them, who handles and who reviews those of an organ."""

from tests.nets.expected.desk_table import desk_table
from tests.nets.expected.letters import LISTS
from tests.nets.expected.notation import Row, grid, only, turned

AT = "admin/feedback/informationrequest/"
ONE = f"{AT}<uuid:pk>/"
SEEN = """
                                      | new_request  assigned_request
office                                | see          see
caseworker reviewer reviewer2 signer  | -            see
"""


def asked(name: str, key: str = "pk", **more):
    return lambda world, seat: {key: world.facts[name]} | more


def _row(end: str, name: str, may: dict[str, str], otherwise: str, sent=None, **more) -> Row:
    """What those may who see the request; for everybody else there is none."""
    cells = grid(SEEN)[name]
    get = turned(cells, {"see": "elsewhere", "-": "absent"})
    post = turned(cells, {"see": otherwise, "-": "absent"}) | may
    return Row(f"{ONE}{end}", get, post, asked(name, **more), f"{end} {name}", sent=sent or {})


REQUESTS = [
    *desk_table(
        "feedback/remedies",
        """
                             | row
        office root          | change
        office_town auditor  | see
        """,
        {"row": asked("remedies", "object_id")}, lists="office office_town auditor root", adds="office root",
        hidden="forbidden", empty="done",
    ),
    *desk_table(
        "feedback/informationrequest", SEEN, {name: asked(name, "object_id") for name in grid(SEEN)}, lists=LISTS
    ),
    Row(f"{AT}register/", only("caseworker office office_town", "page", "forbidden"),
        only("caseworker office office_town", "again", "forbidden")),
    Row(f"{AT}figures/<int:year>/", only(LISTS, "page", "forbidden"), only(LISTS, "page", "forbidden"), {"year": 2026}),
    Row(f"{AT}figures/<int:year>/", only(LISTS, "absent", "forbidden"), only(LISTS, "absent", "forbidden"),
        {"year": 1999}, "before the Regulation"),
    _row("reveal/", "new_request", {"office": "done"}, "forbidden"),
    _row("reveal/", "assigned_request", {"office": "done", "caseworker": "done"}, "forbidden"),
    _row("package/", "assigned_request", {}, "absent"),
    _row("notices/<int:line>/<slug:form>/", "assigned_request", {}, "absent", line=1, form="pdf"),
    _row("letter/<slug:form>/", "assigned_request", {}, "absent", form="pdf"),  # nothing is decided yet
    _row("proof/", "new_request", {"office": "done"}, "forbidden"),
    _row("proof/", "assigned_request", {"office": "done", "caseworker": "done"}, "forbidden"),
    _row("moves/<slug:move>/", "new_request", {"office": "done"}, "refused",
         lambda world, seat: {"state": "submitted", "organ": world.cast.bureau.pk}, move="assign"),
    _row("moves/<slug:move>/", "assigned_request", {"caseworker": "done"}, "refused",
         {"state": "handling", "note": "查了档案室，没有。"}, move="search"),
]  # fmt: skip
