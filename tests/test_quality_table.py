"""docs/quality.md: each promise once, with a proof that is there and runs where it says, or why there is none."""

import ast
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.small
ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| ([A-Z])-(\d+) \|(.+)\|(.+)\|(.+)\|$", re.MULTILINE)
CITED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
SIZE = re.compile(r"mark\.(small|medium|large|long)")
COMMAND = re.compile(r"`(make [\w-]+)`")
ROWS = ROW.findall((ROOT / "docs" / "quality.md").read_text())


def commands(file: str, name: str) -> set[str]:
    """By which commands the test, or the bench, is run; nothing where there is no such thing."""
    path = ROOT / file
    tree = ast.parse(path.read_text()) if path.exists() else ast.Module([], [])
    found = [each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == name]
    if found and name == "run" and path.parent.name == "bench":
        return {"make bench"}
    if not found or not name.startswith("test_"):
        return set()
    of_file = [ast.unparse(each) for each in tree.body if isinstance(each, ast.Assign)]
    own = SIZE.findall(" ".join(map(ast.unparse, found[0].decorator_list)))
    sizes = own or SIZE.findall(" ".join(text for text in of_file if text.startswith("pytestmark =")))
    return {"make test-long" if size == "long" else "make test" for size in sizes}


def test_every_number_stands_once_and_none_is_left_out():
    groups: dict[str, list[int]] = {}
    for letter, number, *_rest in ROWS:
        groups.setdefault(letter, []).append(int(number))
    assert {letter: sorted(numbers) for letter, numbers in groups.items()} == {
        letter: list(range(1, len(numbers) + 1)) for letter, numbers in groups.items()
    }
    assert len(groups["I"]) == 24 and groups.keys() == set("ILSFBAHERDCGM")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(row[:2]))
def test_proof_is_there_and_runs_where_the_table_says(row):
    _letter, _number, promise, proof, where = row
    cited = {f"{file}::{name}": commands(file, name) for file, name in CITED.findall(proof)}
    assert promise.strip() and proof.count("::") == len(cited), "each proof once"
    assert [name for name, run_by in cited.items() if not run_by] == []
    assert set(COMMAND.findall(where)) == set().union(*cited.values())
    assert cited or re.search(r"尚未：\S", proof)
