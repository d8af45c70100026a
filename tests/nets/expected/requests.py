"""Requests at the desk: who registers them, who handles and who reviews those of an organ."""

from tests.nets.expected.desk_table import desk_table
from tests.nets.expected.letters import LISTS
from tests.nets.expected.notation import Row, all_seats, grid, only, turned

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


def _files() -> list[Row]:
    """Whoever sees a request sees which files go with its answer; what is in them, only its handler and reviewers."""
    rows = []
    for name in ("new_request", "assigned_request"):
        cells = grid(SEEN)[name]
        get, post = (turned(cells, {"see": answer, "-": "absent"}) for answer in ("page", "again"))
        rows.append(Row(f"{ONE}files/", get, post, asked(name), name))
    aside_for_all = turned(grid(SEEN)["assigned_request"], {"see": "elsewhere", "-": "absent"})
    readers = "caseworker reviewer reviewer2 signer"
    page, again, aside = (only(readers, answer, "absent") for answer in ("page", "again", "elsewhere"))

    def one(**more):
        return lambda world, seat: {"pk": world.facts["assigned_request"], "n": world.facts["answer_file"]} | more

    return [
        *rows,
        Row(f"{ONE}files/<int:n>/", page, again, one(), "a file"),
        Row(f"{ONE}files/<int:n>/", all_seats("absent"), all_seats("absent"), one(n=987654321), "none"),
        Row(f"{ONE}files/<int:n>/pages/<int:page>.png", page, page, one(page=1), "a page"),
        Row(f"{ONE}asked/<int:n>/<slug:form>/", aside_for_all, all_seats("absent"), one(n=1, form="pdf")),
        Row(f"{ONE}files/<int:n>/copy/", aside, all_seats("absent"), one(), "not burned yet"),
    ]


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
    Row(f"{ONE}split/", turned(grid(SEEN)["assigned_request"], {"see": "page", "-": "absent"}),
        turned(grid(SEEN)["assigned_request"], {"see": "again", "-": "absent"}), asked("assigned_request"), "handled"),
    _row("package/", "assigned_request", {}, "absent"),
    _row("notices/<int:line>/<slug:form>/", "assigned_request", {}, "absent", line=1, form="pdf"),
    _row("letter/<slug:form>/", "assigned_request", {}, "absent", form="pdf"),  # nothing is decided yet
    *_files(),
    _row("proof/", "new_request", {"office": "done"}, "forbidden"),
    _row("proof/", "assigned_request", {"office": "done", "caseworker": "done"}, "forbidden"),
    _row("evidence/", "new_request", {}, "absent"),
    _row("evidence/", "assigned_request", {}, "absent"),
    _row("moves/<slug:move>/", "new_request", {"office": "done"}, "refused",
         lambda world, seat: {"state": "submitted", "organ": world.cast.bureau.pk}, move="assign"),
    _row("moves/<slug:move>/", "assigned_request", {"caseworker": "done"}, "refused",
         {"state": "handling", "note": "查了档案室，没有。"}, move="search"),
]  # fmt: skip
