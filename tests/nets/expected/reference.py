"""What holds for all organs: settings, calendar, catalog; kept at the top of the tree. And the trail, for reading."""

from portal.trail.models import Trail
from tests.nets.expected.desk_table import desk_table
from tests.nets.expected.notation import Row, all_seats, only
from tests.nets.world import SIGNED_IN, World

EVERYONE = " ".join(SIGNED_IN)
KEEPERS = "office root"
READERS = "office root office_town auditor"


def fact(name: str):
    return lambda world, seat: {"object_id": world.facts[name]}


def step(organ: str):
    def newest(world: World, seat: str) -> dict:
        return {"object_id": Trail.objects.filter(organ=organ).order_by("-id").values_list("id", flat=True)[0]}

    return newest


CATALOG = """
              | row
office root   | change
clerk clerk2 reviewer reviewer2 signer caseworker clerk_b reviewer_b secrecy_b office_town auditor operator former | see
"""
KINDS = """
                     | row
office root          | change
office_town auditor  | see
"""
CALENDAR = """
                     | row
office root          | change
office_town auditor  | see
"""
BATCHES = """
        | row
office  | change
"""
REPORTING = """
             | row
office root  | change
auditor      | see
"""
UPLOADERS = f"{KEEPERS} office_town"
UPLOADS = """
             | row
office root  | change
office_town  | see
"""


def _sheets_of_an_upload() -> list[Row]:
    """Its sheets, cell by cell, and what their columns hold."""
    at = "admin/disclosure/catalogupload/<int:pk>/sheets/<int:number>/"
    one, none = _sheet(1), _sheet(9)
    sees = only(UPLOADERS, "page", "forbidden")
    absent = only(UPLOADERS, "absent", "forbidden")
    columns = only(KEEPERS, "page", "forbidden")
    return [
        Row(at, sees, sees, one, "a sheet"),
        Row(at, absent, absent, none, "no such sheet"),
        Row(f"{at}columns/", columns, only(KEEPERS, "again", "forbidden"), one, "a sheet"),
        Row(f"{at}columns/", absent, absent, none, "no such sheet"),
    ]


def _sheet(number: int):
    return lambda world, seat: {"pk": world.facts["upload"], "number": number}


def _series_to_fill() -> list[Row]:
    """Everybody sees what is missing; only the office puts in and takes out."""
    at, one = "admin/disclosure/series/<int:pk>/", lambda world, seat: {"pk": world.facts["series"]}
    absent, method = all_seats("absent"), all_seats("method")
    return [
        Row(f"{at}fill/", all_seats("page"), only(KEEPERS, "again", "forbidden"), one),
        Row(f"{at}fill/", absent, absent, {"pk": 987654321}, "none"),
        Row(f"{at}unpick/", method, only(KEEPERS, "elsewhere", "forbidden"), one),
        Row(f"{at}unpick/", method, absent, {"pk": 987654321}, "none"),
    ]


REFERENCE = [
    *desk_table("feedback/reportingorgan", REPORTING, {"row": fact("reporting")}, lists=READERS, adds=UPLOADERS,
                empty="done"),
    *desk_table("interpretation/interpretedkind", KINDS, {"row": {"object_id": "rules"}}, lists=READERS,
                hidden="forbidden"),
    *desk_table("feedback/consultationtype", KINDS, {"row": {"object_id": "rules"}}, lists=READERS,
                hidden="forbidden"),
    *desk_table("disclosure/series", CATALOG, {"row": fact("series")}, lists=EVERYONE, adds=KEEPERS),
    *_series_to_fill(),
    *desk_table("disclosure/domain", CATALOG, {"row": fact("domain")}, lists=EVERYONE, adds=KEEPERS),
    *(
        row
        for row in desk_table("disclosure/catalogitem", CATALOG, {"row": fact("item")}, lists=EVERYONE, empty="done")
        if row.route != "admin/disclosure/catalogitem/add/"
    ),
    Row("admin/disclosure/catalogitem/export/", all_seats("page"), all_seats("page")),
    *(
        Row(f"admin/disclosure/catalogitem/ledger/{rest}", *[all_seats("forbidden")] * 2, values)
        for rest, values in (("", {}), ("<int:pk>/", {"pk": 1}), ("send/<int:pk>/", {"pk": 1}))
    ),  # nobody here writes for a village or a township
    *desk_table("disclosure/catalogupload", UPLOADS, {"row": fact("upload")}, lists=UPLOADERS, adds=KEEPERS,
                hidden="forbidden", empty="refused"),
    *_sheets_of_an_upload(),
    *desk_table("disclosure/importbatch", BATCHES, {"row": fact("batch")}, lists="office office_town",
                adds="office office_town"),
    # A new item begins with its first version, on the page of versions.
    Row("admin/disclosure/catalogitem/add/", all_seats("elsewhere"), all_seats("elsewhere")),
    *desk_table("disclosure/column", CATALOG, {"row": fact("column")}, lists=EVERYONE, adds=KEEPERS),
    *desk_table("disclosure/itemversion", CATALOG, {"row": fact("version")}, lists=EVERYONE, adds=KEEPERS),
    *desk_table(
        "cases/workday", CALENDAR, {"row": fact("holiday")}, lists=READERS, adds=KEEPERS,
        hidden="forbidden",
    ),
    *desk_table(
        "cases/outbox",
        """
                                          | row
        office office_town operator root  | see
        """,
        {"row": fact("mail")}, lists="office office_town operator root", hidden="forbidden",
    ),
    Row("admin/cases/outbox/<int:pk>/again/", only("office office_town operator root", "elsewhere", "elsewhere"),
        only("office root", "done", "forbidden"), lambda world, seat: {"pk": world.facts["mail"]}),
    *desk_table(
        "publishing/lexiconword", CALENDAR, {"row": fact("word")}, lists=READERS, adds=KEEPERS,
        hidden="forbidden",
    ),
    *(
        row
        for table, thing in (("search/synonym", "synonym"), ("search/promotedanswer", "answer"),
                             ("disclosure/itemquestion", "question"), ("interpretation/scenario", "scenario"))
        for row in desk_table(table, CALENDAR, {"row": fact(thing)}, lists=READERS, adds=KEEPERS, hidden="forbidden")
    ),
    Row("admin/search/askedwords/", only(READERS, "page", "forbidden"), only(READERS, "page", "forbidden")),
    *desk_table(
        "site/setting",
        """
                                      | row
        office root                   | change
        office_town auditor operator  | see
        """,
        {"row": {"object_id": "review.steps"}}, lists=f"{READERS} operator", hidden="forbidden",
        form_for_viewers="forbidden",  # the list shows every setting already
    ),
    *desk_table("site/upkeep", CALENDAR, {"row": {"object_id": "guide"}}, lists=READERS, hidden="forbidden"),
    *desk_table(
        "trail/trail",
        """
                             | bureau  town
        office root auditor  | see     see
        office_town          | -       see
        """,
        {"bureau": step("mzj"), "town": step("zhen")}, lists=READERS,
    ),
]  # fmt: skip
