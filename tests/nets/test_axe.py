"""H-2 and WCAG 2.2 AA: every page in a real browser, nothing refused by its policy, nothing that axe finds."""

import pytest
from django.conf import settings
from django.db import connections

from tests.nets.axe import WIDTHS, Look, Watched
from tests.nets.expected import AREAS
from tests.nets.expected.notation import Row
from tests.served import serving

DESK = ("desk", "people", "reference", "publishing", "letters", "requests", "opinions")
READERS = ("public", "citizens")
SHOWN = ("page", "absent", "gone", "bad")  # answers that are pages of ours, with the errors among them
NO_PAGES = ("jsi18n", "autocomplete", "suggest", "sitemap.xml", "sitemap-", "robots.txt", "healthz", "/files/", "qr/",
            "/paper.", "/table.xlsx", "feeds/", "/export/", "/autosave/", "/alike/", "/near/")  # fmt: skip
# Who looks at the desk, each at what the one before does not see.
SEATS = ("clerk", "reviewer", "signer", "office", "root")


@pytest.fixture(scope="module")
def site(world, admin_address, collected, tmp_path_factory):
    own = {"SECRET_KEY": settings.SECRET_KEY, "PORTAL_MEDIA": str(settings.MEDIA_ROOT)}
    database = connections["default"].settings_dict["NAME"]
    with serving(database, admin_address, tmp_path_factory.mktemp("site"), collected, **own) as site:
        yield site


def pages(world, seat: str, areas: tuple[str, ...]) -> dict[tuple, str]:
    """Kind of page → an address where the seat sees one."""
    found: dict[tuple, str] = {}
    for row in (row for area in areas for row in AREAS[area]):
        if row.get[seat] in SHOWN and not any(part in row.route for part in NO_PAGES):
            found.setdefault(kind(row, seat), row.path(world, seat))
    return found


def kind(row: Row, seat: str) -> tuple:
    answer = row.get[seat]
    # One 404 looks like another; a revision's page differs by state.
    if answer != "page":
        return (answer, row.route if answer == "gone" else "")
    by_state = row.route == "admin/publishing/revision/<int:pk>/"
    return (row.route, row.example if by_state else "", bool(row.query))


def desk_pages(world, areas: tuple[str, ...]) -> dict[tuple, tuple[str, str]]:
    """Kind of page → the first seat that sees one, and its address."""
    found: dict[tuple, tuple[str, str]] = {}
    for seat in SEATS:
        for kind_, path in pages(world, seat, areas).items():
            found.setdefault(kind_, (seat, path))
    found[("home", "office")] = ("office", "/admin/")
    return found


def look(browser, site, world, seat: str, looks: list[Look]) -> list[str]:
    context = browser.new_context(base_url=site.address, locale="zh-CN")
    mode = looks[0].mode if looks else "standard"
    cookies = [{"name": "mode", "value": mode, "url": site.address}] if mode != "standard" else []
    if seat != "anonymous":
        cookies += [{"name": "sessionid", "value": world.sessions[seat], "url": f"{site.address}/admin/"}]
    if cookies:
        context.add_cookies(cookies)
    watched = Watched(context.new_page())
    try:
        return [fault for each in looks for fault in watched.faults(each)]
    finally:
        context.close()


def assert_none(name: str, looked: int, faults: list[str]) -> None:
    print(f"axe, {name}: {looked} looks, {len(faults)} faults")
    assert not faults, "\n".join(faults)


def looks_at(paths, widths=WIDTHS, mode: str = "standard") -> list[Look]:
    return [Look(path, width, mode) for path in paths for width in widths]


@pytest.mark.large
def test_public_pages_are_accessible_on_a_phone(browser, site, world):
    looks = looks_at(pages(world, "anonymous", READERS).values(), widths=(375,))
    assert_none("public", len(looks), look(browser, site, world, "anonymous", looks))


@pytest.mark.large
@pytest.mark.parametrize("mode", ["standard", "large", "contrast"])
def test_every_part_of_the_look_is_accessible_in_every_mode(browser, site, world, mode):
    looks = looks_at(["/components/"], mode=mode)
    assert_none(f"parts, {mode}", len(looks), look(browser, site, world, "anonymous", looks))


# The long test looks at all: at the lists and forms of reference data, and at a revision in each of its states.
WORKPLACES = ("desk", "people", "publishing")
SOME_STATES = ("own_draft", "first_review", "returned")


@pytest.mark.large
def test_desk_pages_are_accessible_on_a_screen(browser, site, world):
    seen = desk_pages(world, WORKPLACES)
    found = [place for key, place in seen.items() if len(key) < 3 or key[1] in ("", *SOME_STATES)]
    faults = []
    for seat in SEATS:
        looks = looks_at([path for who, path in found if who == seat], widths=(1280,))
        faults += look(browser, site, world, seat, looks)
    assert_none("desk", len(found), faults)


@pytest.mark.long
@pytest.mark.parametrize("mode", ["standard", "large", "contrast"])
def test_public_pages_are_accessible_in_every_mode_and_width(browser, site, world, mode):
    looks = looks_at(pages(world, "anonymous", READERS).values(), (320, *WIDTHS), mode)
    assert_none(f"public, {mode}", len(looks), look(browser, site, world, "anonymous", looks))


@pytest.mark.long
@pytest.mark.parametrize("seat", SEATS)
def test_desk_pages_are_accessible_in_every_width(browser, site, world, seat):
    looks = looks_at(pages(world, seat, DESK).values())
    assert_none(f"desk, {seat}", len(looks), look(browser, site, world, seat, looks))
