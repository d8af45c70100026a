"""Organs, persons, roles: kept by the office for its own organ and all below, read by the auditor (rights.py)."""

from tests.nets.expected.desk_table import desk_table
from tests.nets.expected.notation import Row, grid, turned
from tests.nets.world import World

KEEPERS = "office office_town root"
READERS = f"{KEEPERS} auditor"


def organ(name: str):
    return lambda world, seat: {"object_id": getattr(world.cast, name).pk}


def person_pk(world: World, seat: str, name: str) -> int:
    wanted = seat if name == "self" and seat != "anonymous" else "clerk" if name == "self" else name
    return world.person(wanted).pk


def person(who: str, key: str = "object_id", **more):
    return lambda world, seat: {key: person_pk(world, seat, who)} | more


def membership(name: str):
    return lambda world, seat: {"object_id": world.person(name).memberships.get().pk}


# Nobody changes himself; who holds power beyond one's reach, and a superuser, is not changed from below.
PERSONS = """
             | self  clerk   reviewer_b  town_clerk  office_town  office2  root
office       | see   change  change      change      change       change   -
root         | see   change  change      change      change       change   see
office_town  | see   -       -           change      see          -        -
auditor      | see   see     see         see         see          see      -
"""
ACTS = ("reset", "forget-second-factor", "disable")


def _acts() -> list[Row]:
    route, rows = "admin/people/person/<int:pk>/act/<slug:name>/", []
    for name, cells in grid(PERSONS).items():
        to_look = turned(cells, {"see": "elsewhere", "change": "elsewhere", "-": "absent"})
        for act in ACTS:
            done = turned(cells, {"see": "forbidden", "change": "done", "-": "absent"})
            rows.append(Row(route, to_look, done, person(name, "pk", name=act), f"{act} {name}"))
    unknown = person("clerk", "pk", name="promote")
    cells = grid(PERSONS)["clerk"]
    to_look = turned(cells, {"see": "elsewhere", "change": "elsewhere", "-": "absent"})
    return [*rows, Row(route, to_look, to_look, unknown, "an act that is none")]


PEOPLE = [
    *desk_table(
        "people/organ",
        """
                     | county  bureau  bureau_b  town
        office root  | change  change  change    change
        office_town  | -       -       -         change
        auditor      | see     see     see       see
        """,
        {name: organ(name) for name in ("county", "bureau", "bureau_b", "town")},
        lists=READERS, adds=KEEPERS,
    ),
    *desk_table(
        "people/person", PERSONS, {name: person(name) for name in grid(PERSONS)}, lists=READERS, adds=KEEPERS
    ),
    *desk_table(
        "people/membership",
        """
                             | clerk  reviewer_b  town_clerk
        office root auditor  | see    see         see
        office_town          | -      -           see
        """,
        {name: membership(name) for name in ("clerk", "reviewer_b", "town_clerk")},
        lists=READERS,
    ),
    *_acts(),
]  # fmt: skip
