import pytest

from tests.feedback.requests import people_for


@pytest.fixture
def desk(cast):
    """The cast with people who handle requests, and remedies to name in letters."""
    people_for(cast)
    return cast


@pytest.fixture
def own_keys(tmp_path, settings, monkeypatch):
    """A key ring of this test's own, which it may turn."""
    for name in ("PORTAL_KEYS", "PORTAL_DESK_KEYS"):
        monkeypatch.delenv(name, raising=False)
    settings.PORTAL_KEYS = tmp_path / "secrets" / "keys.json"
