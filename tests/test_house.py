"""The house: which room imports which, who may touch which table, and what stands at the top."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections

from portal.database.install import granted_tables
from portal.site.hooks import HOOKS, _modules
from portal.site.options import declared

ROOT = Path(__file__).resolve().parents[1]
OURS = ("portal", "disclosure", "interpretation", "feedback")
ROOF = {"portal/settings.py", "portal/urls.py"}  # they alone name the apps

# What each room may import of the house, besides itself (ADR 0007).
COMMON = {"portal.database", "portal.workflow", "portal.trail", "portal.cases"}
OPTIONS = {"portal.site.hooks", "portal.site.options", "portal.site.models", "portal.site.keys",
           "portal.site.key_files", "portal.site.fields"}  # fmt: skip
MAY_IMPORT = {
    "portal.database": set(),
    "portal.workflow": set(),
    "portal.wsgi": {"portal.site"},
    "portal.trail": COMMON | OPTIONS,
    "portal.cases": COMMON | OPTIONS,
    "portal.people": COMMON | OPTIONS,
    "portal.examination": {"portal.site.hooks"},
    "portal.search": {"portal.database"},
    "portal.publishing": COMMON | OPTIONS | {"portal.people", "portal.search", "portal.examination"},
    "portal.site": {"portal"},
    "portal.following": {"portal"},
    "disclosure": {"portal"},
    "interpretation": {"portal", "disclosure"},
    "feedback": {"portal", "disclosure"},
}


def imports():
    """(file, room, imported module) for every import of our own code by our own code."""
    for top in OURS:
        for path in sorted((ROOT / top).rglob("*.py")):
            name = path.relative_to(ROOT)
            if str(name) in ROOF or "migrations" in name.parts:
                continue
            room = ".".join(name.with_suffix("").parts[: 2 if top == "portal" else 1])
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.ImportFrom) and node.module:
                    modules = [node.module]
                elif isinstance(node, ast.Import):
                    modules = [alias.name for alias in node.names]
                else:
                    continue
                yield from ((name, room, module) for module in modules if module.split(".")[0] in OURS)


def inside(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


@pytest.mark.small
def test_arrows_go_one_way():
    wrong = [
        f"{name}: {module}"
        for name, room, module in imports()
        if not inside(module, room) and not any(inside(module, allowed) for allowed in MAY_IMPORT.get(room, set()))
    ]
    assert wrong == []


def inner_imports():
    """(file, its lines, import) for every import inside a function."""
    for path in [ROOT / "manage.py", *(path for top in OURS for path in sorted((ROOT / top).rglob("*.py")))]:
        text = path.read_text()
        functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
        for function in functions:
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield path.relative_to(ROOT), function.name, text.splitlines(), node


@pytest.mark.small
def test_no_import_inside_a_function_dodges_a_circle():
    dodges = [
        f"{name}: {node.module}"
        for name, function, _lines, node in inner_imports()
        # An app's ready() is where Django wants imports that need models.
        if function != "ready" and isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in OURS
    ]
    assert dodges == []


@pytest.mark.small
def test_every_import_inside_a_function_says_why():
    silent = [
        f"{name}:{node.lineno}"
        for name, _function, lines, node in inner_imports()
        # On its own line, or on one of the two above, for it and its neighbour.
        if not any("  # " in line for line in lines[node.lineno - 3 : node.lineno])
    ]
    assert silent == []


def graph() -> dict[str, set[str]]:
    """Module → the modules of ours that it imports at its top."""
    files = {}
    for path in (path for top in OURS for path in (ROOT / top).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    found = {}
    for module, path in files.items():
        named = set()
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ImportFrom) and node.module:
                named |= {at if (at := f"{node.module}.{each.name}") in files else node.module for each in node.names}
        found[module] = named & files.keys() - {module}
    return found


@pytest.mark.small
def test_no_file_imports_itself_by_way_of_others():
    left = graph()
    while ground := {module for module, named in left.items() if not named & left.keys()}:
        left = {module: named for module, named in left.items() if module not in ground}
    assert left == {}


@pytest.mark.small
def test_no_app_sends_another_a_signal():
    """What Django and its libraries send is heard, each beside what it is heard for; nobody sends or makes one."""
    made = [
        str(path.relative_to(ROOT))
        for top in OURS
        for path in sorted((ROOT / top).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module == "django.dispatch"
        and any(each.name == "Signal" for each in node.names)
    ]  # fmt: skip
    assert made == []


@pytest.mark.small
def test_nothing_imports_the_upper_floors_from_below():
    upper = ("interpretation", "feedback")
    assert [name for name, room, module in imports() if module.split(".")[0] in upper and room not in upper] == []


@pytest.mark.small
def test_every_option_is_read_by_somebody():
    """What an office may set must change something; declared in one place, it is asked for in another, by its name or
    with its whole group. A sample only sets."""
    names, groups = Counter(), set()
    for top in OURS:
        for path in (ROOT / top).rglob("*.py"):
            if {"sample", "migrations"} & set(path.parts):
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    names[node.value] += 1
                elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "options_of":
                    groups.add(node.args[0].value)
    assert [key for key, each in declared().items() if names[key] < 2 and each.group not in groups] == []


@pytest.mark.medium
def test_every_table_says_who_may_touch_it(db):
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = {name for (name,) in cursor.fetchall()}
    declared = granted_tables()
    assert tables - declared.keys() == set()
    assert declared.keys() - tables == set()
    assert all(set(staff) | set(public) <= set("SIUD-") for staff, public in declared.values())


@pytest.mark.medium
def test_database_holds_exactly_the_declared_grants(db):
    letters = {"SELECT": "S", "INSERT": "I", "UPDATE": "U", "DELETE": "D"}
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants "
            "WHERE table_schema = 'public' AND grantee <> 'portal_owner'"
        )
        rows = cursor.fetchall()
    held = {}
    for table, role, privilege in rows:
        held.setdefault((table, role), set()).add(letters[privilege])
    for table, (staff, public) in granted_tables().items():
        assert held.get((table, "portal_staff"), set()) == set(staff.strip("-")), table
        assert held.get((table, "portal_public"), set()) == set(public.strip("-")), table


@pytest.mark.small
def test_top_level_holds_what_the_readme_names():
    allowed = {"manage.py", "portal", "disclosure", "interpretation", "feedback", "templates", "static", "tests",
               "docs", "deploy", "pyproject.toml", "README.md", "LICENSE", "NOTICE", "Makefile"}  # fmt: skip
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.name != "var"}
    assert found <= allowed


@pytest.mark.small
def test_every_app_of_ours_is_installed_once():
    names = [config.name for config in apps.get_app_configs() if config.name.split(".")[0] in OURS]
    assert len(names) == len(set(names)) >= 10


@pytest.mark.small
def test_every_decision_says_its_day_whether_it_stands_and_what_goes_on_from_it():
    papers = {path.name[:4]: path.read_text().split("\n") for path in (ROOT / "docs/adr").glob("*.md")}
    said = {"goes on from": set(), "goes on in": set(), "takes the place of": set(), "replaced by": set()}
    for number, lines in papers.items():
        assert lines[0].startswith(f"# {number} "), number
        day, *standing = lines[2].split(" · ")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", day) and standing[0].startswith(("accepted", "replaced by ")), number
        for words in standing:
            for way, pairs in said.items():
                if words.startswith(way):
                    pairs |= {(number, other) for other in re.findall(r"\d{4}", words)}
    assert all(other in papers for pairs in said.values() for _number, other in pairs)
    assert said["goes on from"] == {(later, earlier) for earlier, later in said["goes on in"]}
    assert said["takes the place of"] == {(later, earlier) for earlier, later in said["replaced by"]}


@pytest.mark.small
def test_every_hook_is_in_the_table_offered_by_someone_and_asked_for_by_someone():
    offered = {name for module in _modules() for name in vars(module) if name.isupper()} & HOOKS.keys()
    sources = [path.read_text() for top in OURS for path in (ROOT / top).rglob("*.py")]
    asked = set(re.findall(r'gathered\("([A-Z_]+)"\)', "".join(sources)))
    assert offered == asked == HOOKS.keys()
