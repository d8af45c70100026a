import pytest

from tests.feedback.requests import people_for


@pytest.fixture
def desk(cast):
    """The cast with people who handle requests, and remedies to name in letters."""
    people_for(cast)
    return cast
