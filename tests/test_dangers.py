"""C-2: what can do harm stands only where it was thought about. A new place is added with its reason, or not at all."""

import ast
import re

import pytest

from tests.test_house import OURS, ROOT

pytestmark = pytest.mark.small

# Name → the files that may use it, each with why it is safe there.
ALLOWED = {
    "mark_safe": {
        "portal/search/snippets.py": "escapes each piece, then marks it",
        "portal/publishing/content.py": "what it has just cleaned",
        "portal/site/templatetags/look.py": "numbers, dates and escaped words in markup of its own",
        "portal/site/qr.py": "a picture of squares",
        "portal/site/links.py": "what it has just cleaned",
        "disclosure/document_page.py": "cleaned text with links of its own",
        "disclosure/coverage/picture.py": "cells of numbers",
        "disclosure/coverage/markup.py": "cells of numbers and escaped words",
        "feedback/consultations/paragraphs.py": "pieces of cleaned text, cut between blocks",
    },
    "csrf_exempt": {
        "portal/following/views.py": "the right is the token in the address; mail programs post it (RFC 8058)",
        "portal/site/views/pages.py": "changes nothing but the caller's own cookie",
    },
    "FileResponse": {
        "portal/publishing/admin/revision.py": "the desk's own, after the right to the revision",
        "portal/site/sending.py": "the one door for files, after the entry and the hash",
    },
    "RawSQL": {
        "portal/publishing/bulk/releasing_many.py": "a constant",
        "feedback/letters/knowledge.py": "a constant",
    },
    "eval": {},
    "exec": {},
    ".raw": {},  # with a dot: called of something
    ".extra": {},
    ".system": {},
    ".popen": {},
    "pickle": {},
    "marshal": {},
}
# {{ x|safe }} → what of it may be.
SAFE = {
    "templates/components/field.html": {"field.help_text"},
    "templates/disclosure/paper.html": {"body"},
    "templates/feedback/report_body.html": {"section.html"},  # escaped paragraphs, cleaned as a whole afterwards
    "templates/feedback/report_paper.html": {"body"},
}


def uses():
    """(file, name) wherever one of the names is used."""
    for top in OURS:
        for path in sorted((ROOT / top).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                name = getattr(node, "id", None)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    name = f".{node.func.attr}"
                elif isinstance(node, ast.Import):
                    name = node.names[0].name
                if name in ALLOWED:
                    yield str(path.relative_to(ROOT)), name


def test_what_can_do_harm_stands_only_where_it_was_thought_about():
    found = set(uses())
    assert not [each for each in found if each[0] not in ALLOWED[each[1]]]
    stale = {(file, name) for name, files in ALLOWED.items() for file in files} - found
    assert not stale, "no longer used there: take it from the table"


def test_templates_trust_only_what_was_cleaned():
    found = {}
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.is_file():
            text = path.read_text()
            assert "autoescape off" not in text and "safeseq" not in text, path
            if trusted := set(re.findall(r"\{\{\s*([\w.]+)\|safe", text)):
                found[str(path.relative_to(ROOT))] = trusted
            assert text.count("|safe") == len(re.findall(r"\{\{\s*[\w.]+\|safe\s*\}\}", text)), path
    assert found == SAFE


def test_no_shell_reads_a_command():
    for top in OURS:
        for path in (ROOT / top).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.keyword) and node.arg == "shell":
                    raise AssertionError(f"{path}:{node.value.lineno}")
