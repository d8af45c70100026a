"""What is being written, reviewed and released: the law of four eyes and of one's own organ (rights.py, states.py)."""

from dataclasses import replace

from tests.nets.expected.desk_table import desk_table
from tests.nets.expected.notation import Row, all_seats, grid, only, turned
from tests.nets.world import World

BUREAU = "clerk clerk2 reviewer reviewer2 signer"
BUREAU_B = "clerk_b reviewer_b secrecy_b"
ABOVE = "office auditor root"
WRITERS_HERE = "clerk clerk2 clerk_b"
# Whose revisions and documents a person finds at all; anything else is absent.
FINDS = grid(f"""
                   | bureau  bureau_b  town
{BUREAU}           | yes     -         -
{BUREAU_B} | -       yes       -
office_town        | -       -         yes
{ABOVE}            | yes     yes       yes
""")
WRITES = grid("""
               | bureau  bureau_b
clerk clerk2   | yes     -
clerk_b        | -       yes
""")
# Every state that a revision can be in → the organ whose it is.
STATES = {
    "own_draft": "bureau", "organ_draft": "bureau", "returned": "bureau", "correction": "bureau",
    "first_review": "bureau", "second_review": "bureau", "final_review": "bureau", "batch": "bureau",
    "referred": "bureau", "scheduled": "bureau", "released": "bureau", "corrected": "bureau", "withdrawn": "bureau",
    "discarded": "bureau", "other_draft": "bureau_b", "other_review": "bureau_b", "other_secrecy": "bureau_b",
    "other_released": "bureau_b", "town_draft": "town", "emergency": "bureau",
}  # fmt: skip
EDITABLE = ("own_draft", "organ_draft", "returned", "correction", "other_draft", "rule_draft", "other_rule_draft",
            "reading_draft", "other_reading_draft", "response_draft", "asking_draft", "answer_draft", "report_draft",
            "other_report_draft")  # fmt: skip
# Nothing but what stands here moves anything. In `second_review` the reviewer has already passed the first step.
SENDS = "submit+submit_urgent+discard"
MOVES = grid(f"""
               | own_draft  organ_draft  returned  correction  other_draft
clerk clerk2   | {SENDS}    {SENDS}      {SENDS}   {SENDS}     -
clerk_b        | -          -            -         -           {SENDS}
""") | grid("""
            | first_review             second_review             other_review             referred
reviewer    | pass_first+return+refer  return+refer              -                        -
reviewer2   | pass_first+return+refer  pass_second+return+refer  -                        -
reviewer_b  | -                        -                         pass_first+return+refer  -
signer      | -                        -                         -                        return+resume
""") | grid("""
            | final_review       scheduled  released  corrected  other_released  batch
signer      | sign+return+refer  return     withdraw  withdraw   -               -
office      | -                  -          withdraw  withdraw   withdraw        approve_batch+return
""") | grid("""
            | other_secrecy              emergency
secrecy_b   | pass_secrecy+return+refer  -
signer      | -                          withdraw
office      | -                          withdraw
""")  # fmt: skip
ALL_MOVES = ("submit", "submit_urgent", "pass_first", "pass_second", "pass_secrecy", "sign", "approve_batch", "return",
             "refer", "resume", "discard", "withdraw")  # fmt: skip
# Only the portal itself walks these; and what is no move at all.
NO_MOVES = ("publish_due", "take_down", "supersede", "release")
# A correction is begun from what was released once, while nothing else is being written.
CORRECTS = {"corrected": "bureau", "emergency": "bureau", "withdrawn": "bureau", "other_released": "bureau_b"}
REASON = {"submit_urgent": "disaster", "withdraw": "error", "return": "content"}


def revision(name: str, **more):
    return lambda world, seat: {"pk": world.things[name].pk} | more


def publication(name: str, key: str = "pk"):
    return lambda world, seat: {key: world.things[name].publication_id}


def said(name: str, move: str):
    """A complete answer of someone who read the page: whatever is refused is refused for its own sake."""

    def words(world: World, seat: str) -> dict:
        thing = world.things[name]
        thing.refresh_from_db()
        return {
            "content_hash": thing.hash or "", "state": thing.state, "note": "写明了情况",
            "reason": REASON.get(move, ""), "secrecy_result": "cleared", "secrecy_basis": "逐项检查",
        }  # fmt: skip

    return words


def _finds(organ: str, answer: str):
    return turned(FINDS[organ], {"yes": answer, "-": "absent"})


def _revisions() -> list[Row]:
    at, rows = "admin/publishing/revision/<int:pk>/", []
    for name, organ in STATES.items():
        found = _finds(organ, "page")
        rows.append(Row(at, found, found, revision(name), name))
        rows.append(Row(f"{at}files/<int:sort>/", found, found, revision(name, sort=1), name))
        rows.append(_correct(name, organ))
        rows += [_move(name, organ, move) for move in ALL_MOVES]
        rows += [_no_move(name, move) for move in NO_MOVES if name in ("own_draft", "final_review", "scheduled")]
    nobody = {"pk": 987654321, "sort": 1, "move": "submit"}
    posting = {"correct/", "moves/<str:move>/"}
    for end in ("", "files/<int:sort>/", *posting):
        answer = all_seats("absent")
        rows.append(Row(f"{at}{end}", all_seats("method") if end in posting else answer, answer, nobody, "never made"))
    absent = all_seats("absent")
    rows.append(Row(f"{at}files/<int:sort>/", absent, absent, revision("own_draft", sort=2), "no such file"))
    return rows


def _move(name: str, organ: str, move: str) -> Row:
    may = MOVES.get(name, {})
    post = {
        seat: "done" if move in may.get(seat, "-").split("+") else "refused" if found == "yes" else "absent"
        for seat, found in FINDS[organ].items()
    } | {"anonymous": "login"}
    route = "admin/publishing/revision/<int:pk>/moves/<str:move>/"
    return Row(route, all_seats("method"), post, revision(name, move=move), f"{move} {name}", sent=said(name, move))


def _no_move(name: str, move: str) -> Row:
    route = "admin/publishing/revision/<int:pk>/moves/<str:move>/"
    absent = all_seats("absent")
    return Row(route, all_seats("method"), absent, revision(name, move=move), f"{move} {name}", sent=said(name, move))


def _correct(name: str, organ: str) -> Row:
    writes = WRITES.get(organ, {}) if name in CORRECTS else {}
    post = {
        seat: "done" if writes.get(seat) == "yes" else "refused" if found == "yes" else "absent"
        for seat, found in FINDS[organ].items()
    } | {"anonymous": "login"}
    return Row("admin/publishing/revision/<int:pk>/correct/", all_seats("method"), post, revision(name), name)


def _writing(table: str, states: dict[str, str], *, begins: str = WRITERS_HERE) -> list[Row]:
    """The pages of what is written: the list, a new one (which those who `begins` names may open), an open one, its
    history."""
    at, rows = f"admin/{table}/", []
    list_ = only(f"{BUREAU} {BUREAU_B} office_town {ABOVE}", "page", "forbidden")
    writers = WRITERS_HERE
    rows += [
        Row(at, list_, list_),
        Row(f"{at}add/", only(begins, "page", "absent"), only(begins, "again", "absent")),
        *_calls(at, writers, states, begins),
    ]
    for name, organ in states.items():
        open_, writes = name in (*EDITABLE, "released"), WRITES.get(organ, {})  # it is being corrected
        get, post = {}, {}
        for seat, found in FINDS[organ].items():
            writing = open_ and writes.get(seat) == "yes"
            get[seat] = "absent" if found == "-" else "page" if writing else "elsewhere"
            post[seat] = "absent" if found == "-" else "again" if writing else "refused"
        login = {"anonymous": "login"}
        rows.append(Row(f"{at}<uuid:pk>/change/", get | login, post | login, publication(name), name))
        rows += _stock(at, name, publication(name, "object_id"), _finds(organ, "page"), _finds(organ, "forbidden"))
    absent = all_seats("absent")
    never = {"pk": "00000000-0000-4000-8000-000000000000", "object_id": "00000000-0000-4000-8000-000000000000"}
    rows.append(Row(f"{at}<uuid:pk>/change/", absent, absent, never, "never made"))
    # The stock form stands behind ours and is reached by what is no key at all.
    rows.append(Row(f"{at}<path:object_id>/change/", absent, absent, {"object_id": "1"}, "no key"))
    rows += _stock(at, "never made", never, absent, absent)
    return rows


def _reports() -> list[Row]:
    """An annual report is begun by naming organ and year; there is no page of one that is not begun."""
    at = "admin/feedback/annualreport/"
    rows = _writing(at.removeprefix("admin/")[:-1],
                    {"report_draft": "bureau", "other_report_draft": "bureau_b", "report": "bureau"})  # fmt: skip
    new = only("clerk clerk2 clerk_b", "absent", "absent") | {"anonymous": "forbidden"}

    def as_here(row: Row) -> Row:
        post = row.post
        if (row.route, row.example) == (f"{at}preview/", "new"):
            post = new
        if row.route == f"{at}<uuid:pk>/change/":  # a draft may be empty
            post = {seat: "done" if answer == "again" else answer for seat, answer in row.post.items()}
        return replace(row, post=post)

    rows = [as_here(row) for row in rows]
    seen = only(f"{BUREAU} {BUREAU_B} office_town {ABOVE}", "page", "forbidden")
    unclear = _finds("bureau", "again")

    def revision(name: str):
        return lambda world, seat: {"pk": world.things[name].pk}

    return [
        *rows,
        Row(f"{at}year/<int:year>/", seen, seen, {"year": 2025}),
        Row(
            f"{at}year/<int:year>/",
            turned(seen, {"page": "absent", "forbidden": "forbidden", "login": "login"}),
            turned(seen, {"page": "absent", "forbidden": "forbidden", "login": "login"}),
            {"year": 1999},
            "before",
        ),
        Row(f"{at}clear/<int:pk>/", _finds("bureau", "page"), unclear, revision("report_draft"), "a draft"),
        Row(f"{at}clear/<int:pk>/", all_seats("absent"), all_seats("absent"), {"pk": 987654321}, "none"),
    ]


def _arrangements() -> list[Row]:
    """How a document will be interpreted: said while it is written, by those who write it."""
    rows, at = [], "admin/interpretation/arrangement/<uuid:pk>/change/"
    for name, organ in STATES.items():
        open_, writes = name in (*EDITABLE, "released"), WRITES.get(organ, {})  # it is being corrected
        get = {seat: "page" if open_ and writes.get(seat) == "yes" else "absent" for seat in FINDS[organ]}
        post = {seat: "again" if answer == "page" else answer for seat, answer in get.items()}
        login = {"anonymous": "login"}
        rows.append(Row(at, get | login, post | login, publication(name), name))
    return rows


def _calls(at: str, writers: str, states: dict[str, str], begins: str) -> list[Row]:
    """What the page of a form asks in the background."""
    sent = {"window": "0123456789abcdef" * 2, "title": "字"}
    get, posted = only(writers, "page", "absent"), only(writers, "method", "absent")
    ended = {"anonymous": "forbidden"}  # a form that outlived its login: what was typed is shown once more
    rows = [
        Row(f"{at}autosave/", get, only(writers, "done", "absent") | ended, example="new", sent=sent),
        Row(f"{at}autosave/", get, only(writers, "bad", "absent"), example="no window", sent={"title": "字"}),
        Row(f"{at}files/", posted, only(writers, "bad", "absent"), example="no file"),
        Row(f"{at}preview/", posted, only(begins, "page", "absent") | ended, example="new", sent=sent),
    ]
    for name, organ in states.items():
        writes = WRITES.get(organ, {})
        may = {seat: writes.get(seat) == "yes" for seat in FINDS[organ]}
        for end, answer in (("autosave/", "done"), ("preview/", "page")):
            post = {seat: answer if yes else "absent" for seat, yes in may.items()} | ended
            rows.append(Row(f"{at}{end}", get if end == "autosave/" else posted, post, example=name, sent=_of(name)))
    return rows


def _of(name: str):
    return lambda world, seat: {
        "window": "0123456789abcdef" * 2, "_publication": world.things[name].publication_id, "title": "字",
    }  # fmt: skip


def _stock(at: str, name: str, values, history, delete) -> list[Row]:
    one, aside = f"{at}<path:object_id>/", all_seats("elsewhere")
    return [
        Row(f"{one}history/", history, history, values, name),
        Row(f"{one}delete/", delete, delete, values, name, sent={"post": "yes"}),
        Row(one, aside, aside, values, name),
    ]


REVIEWING = [Row("admin/publishing/revision/", all_seats("elsewhere"), all_seats("elsewhere")), *_revisions()]
# The register of what is not published: a clerk registers, a reviewer of the organ looks at it.
WITHHELD = desk_table(
    "disclosure/withhelditem",
    """
                                          | bureau
    reviewer reviewer2                    | change
    clerk clerk2 signer office root auditor | see
    """,
    {"bureau": lambda world, seat: {"object_id": world.facts["withheld"]}},
    lists="clerk clerk2 reviewer reviewer2 signer clerk_b reviewer_b secrecy_b office office_town auditor root",
    adds="clerk clerk2 clerk_b",
)
# Duties: every organ's people read them, the office of the organ or above keeps them; the pictures made of them.
SEES_DUTIES = "clerk clerk2 reviewer reviewer2 signer clerk_b reviewer_b secrecy_b office office_town auditor root"
_picture = only(SEES_DUTIES, "page", "forbidden")
_of_the_bureau = only("clerk clerk2 reviewer reviewer2 signer office auditor root", "page", "forbidden")
_of_the_bureau |= dict.fromkeys(("clerk_b", "reviewer_b", "secrecy_b", "office_town"), "absent")
DUTIES = [
    *desk_table(
        "disclosure/duty",
        """
                                                    | bureau
        office root                                 | change
        clerk clerk2 reviewer reviewer2 signer auditor | see
        """,
        {"bureau": lambda world, seat: {"object_id": world.facts["duty"]}},
        lists=SEES_DUTIES,
        adds="office office_town root",
    ),
    *desk_table(
        "disclosure/unconcerneddomain",
        """
                                                    | bureau
        office root                                 | change
        clerk clerk2 reviewer reviewer2 signer auditor | see
        """,
        {"bureau": lambda world, seat: {"object_id": world.facts["unconcerned"]}},
        lists=SEES_DUTIES,
        adds="office office_town root",
    ),
    *desk_table(
        "disclosure/policycontact",
        """
                                                    | bureau
        office root                                 | change
        clerk clerk2 reviewer reviewer2 signer auditor | see
        """,
        {"bureau": lambda world, seat: {"object_id": world.facts["policy contact"]}},
        lists=SEES_DUTIES,
        adds="office office_town root",
    ),
    Row("admin/disclosure/duty/coverage/", _picture, _picture),
    Row("admin/disclosure/duty/coverage/organs/<slug:code>/", _of_the_bureau, _of_the_bureau, {"code": "mzj"}),
    Row("admin/disclosure/duty/coverage/organs/<slug:code>/check/", _of_the_bureau, _of_the_bureau, {"code": "mzj"}),
    Row("admin/disclosure/duty/coverage/domains/<slug:code>/", _picture, _picture, {"code": "20"}),
    Row(
        "admin/disclosure/duty/lay/", only("office root", "page", "forbidden"), only("office root", "done", "forbidden")
    ),
]
# Declassified files: registered by one of those who may, confirmed by another.
DECLASSIFIED = desk_table(
    "publishing/declassification",
    """
                         | bureau
    office               | change
    signer auditor root  | see
    """,
    {"bureau": lambda world, seat: {"object_id": world.facts["declassification"]}},
    lists="signer secrecy_b office office_town auditor root",
    adds="signer secrecy_b office office_town",
    empty="done",
)
# The yearly clean-up: a reviewer decides once a year. Without a document the way leads to the list.
CLEANUP = [
    row if row.route != "admin/disclosure/cleanupdecision/add/" else Row(
        row.route, only("reviewer reviewer2 reviewer_b", "elsewhere", "forbidden"),
        only("reviewer reviewer2 reviewer_b", "absent", "forbidden"),
    )
    for row in desk_table(
        "disclosure/cleanupdecision",
        """
                                                          | bureau
        clerk clerk2 reviewer reviewer2 signer office auditor root | see
        """,
        {"bureau": lambda world, seat: {"object_id": world.facts["cleanup"]}},
        lists="clerk clerk2 reviewer reviewer2 signer clerk_b reviewer_b secrecy_b office office_town auditor root",
    )
]  # fmt: skip
WRITERS = only("clerk clerk2 clerk_b", "page", "absent")
WRITING = [
    Row("admin/disclosure/document/alike/", WRITERS, WRITERS, query="?title=关于低保的通知"),
    Row("admin/disclosure/document/near/", WRITERS, WRITERS, query="?q=低保"),
    *_writing("disclosure/document", STATES),
    *_writing(
        "site/article",
        {"rule_draft": "bureau", "other_rule_draft": "bureau_b", "rule": "bureau", "guide": "bureau"},
    ),
    *_writing(
        "interpretation/interpretation",
        {"reading_draft": "bureau", "other_reading_draft": "bureau_b", "reading": "bureau"},
    ),
    *_writing("interpretation/response", {"response_draft": "bureau", "response": "bureau"}),
    *_writing("feedback/consultation", {"asking_draft": "bureau", "asking": "bureau"}),
    # Begun from a letter, so there is no new one.
    *_writing("feedback/publishedanswer", {"answer_draft": "bureau", "answer_page": "bureau"}, begins=""),
    # Begun from the letters of a lane that is followed up; here is none.
    *_writing("feedback/letterissue", {}, begins=""),
    *_reports(),
    *_arrangements(),
]
# What the public was asked, and owes it an answer: read, and written by nobody.
ASKED = desk_table(
    "feedback/period",
    """
                                                          | bureau
    clerk clerk2 reviewer reviewer2 signer office auditor root | see
    """,
    {"bureau": lambda world, seat: {"object_id": world.things["asking"].publication_id}},
    lists=SEES_DUTIES,
)
# What is released and owes an interpretation: read, and written by nobody.
OWED = desk_table(
    "interpretation/owed",
    """
                                                          | bureau
    clerk clerk2 reviewer reviewer2 signer office auditor root | see
    """,
    {"bureau": lambda world, seat: {"object_id": world.things["released"].publication_id}},
    lists=SEES_DUTIES,
)
READER_WORDS = desk_table(
    "interpretation/readerword",
    """
                                                          | bureau
    clerk clerk2 reviewer reviewer2 signer office auditor root | see
    """,
    {"bureau": lambda world, seat: {"object_id": world.facts["reader_word"]}},
    lists=SEES_DUTIES,
)
