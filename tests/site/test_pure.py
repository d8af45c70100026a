"""A part of a page that is rendered once for its values: other values, another part; nothing of the page slips in."""

import datetime
import re
from pathlib import Path

import pytest
from django.template import engines
from django.utils.safestring import mark_safe

from portal.site.templatetags.pure import Given, freeze, rendered

pytestmark = pytest.mark.small
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PURE = re.compile(r"\{% pure \"([^\"]+)\"([^%]*)%\}")
# What would make the look depend on more than the values.
IMPURE = re.compile(r"\brequest\b|csrf_token|\{% now|\{% querystring|\bperms\b|\buser\b|\{% get_")


def page(source: str, **values) -> str:
    return engines["django"].from_string(source).render(values)


def row(**more) -> dict:
    return {"url": "/documents/1/", "title": "通知", "date": datetime.date(2026, 3, 2)} | more


ROW = '{% load pure %}{% pure "components/document_row.html" with row=row short=short %}'


def test_same_values_are_rendered_once_and_look_the_same():
    rendered.cache_clear()
    first = page(ROW, row=row(), short=False)
    assert page(ROW, row=row(), short=False) == first
    assert (rendered.cache_info().hits, rendered.cache_info().misses) == (1, 1)


OTHERS = (
    {"title": "另一个"},
    {"date": datetime.date(2026, 3, 3)},
    {"hit": True},
    {"title_html": mark_safe("<b>通</b>")},
)


@pytest.mark.parametrize("other", OTHERS)
def test_another_value_is_another_part(other):
    assert page(ROW, row=row(), short=False) != page(ROW, row=row(**other), short=False)


def test_text_that_is_not_safe_never_takes_the_place_of_one_that_is():
    assert "<b>" in page(ROW, row=row(title_html=mark_safe("<b>x</b>")), short=False)
    shown = page(ROW, row=row(title_html="<b>x</b>"), short=False)
    assert "<b>" not in shown and "&lt;b&gt;" in shown


@pytest.mark.parametrize(
    ("one", "two"),
    [("<b>", mark_safe("<b>")), (True, 1), ("1", 1), ([1, 2], [2, 1]), ({"a": 1}, {"b": 1}), ("x" * 900, "x" * 901),
     (mark_safe("x" * 900), "x" * 900), (None, ""), ([[1], 2], [1, [2]])],
)  # fmt: skip
def test_values_that_look_different_freeze_differently(one, two):
    assert freeze(one) != freeze(two)
    assert freeze(one) == freeze(one)


def test_part_knows_nothing_of_the_page_around_it():
    source = '{% load pure %}{% pure "components/document_row.html" with short=short %}'
    assert "通知" not in page(source, row=row(), short=False)


def test_key_keeps_neither_values_nor_template():
    part = engines["django"].get_template("components/document_row.html").template
    rendered(given := Given(part, {"row": row(), "short": True}))
    assert given.values is None and given.part is None


def test_every_pure_part_depends_on_its_values_alone():
    used = {name for path in TEMPLATES.rglob("*.html") for name, _values in PURE.findall(path.read_text())}
    assert len(used) >= 5
    waiting, seen = list(used), set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        text = re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", (TEMPLATES / name).read_text(), flags=re.DOTALL)
        assert not IMPURE.search(text), name
        waiting += re.findall(r"\{% include \"([^\"]+)\"", text)
