"""docs/review.md is drawn from the table of moves."""

from pathlib import Path

import pytest

from portal.publishing.states import REVISION, State
from portal.workflow import mermaid

pytestmark = pytest.mark.small


def test_diagram_in_the_docs_is_the_table():
    page = (Path(__file__).resolve().parents[2] / "docs" / "review.md").read_text()
    assert mermaid(REVISION, dict(State.choices), [State.DRAFT]) in page
