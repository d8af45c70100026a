import pytest

from tests.site.front.visiting import Site


@pytest.fixture
def site(cast, tmp_path, monkeypatch):
    """A front that hears this test's database, and is not deaf because a busy machine kept its thread waiting."""
    monkeypatch.setattr("portal.site.front.listener.TRUST", 60)
    site = Site(tmp_path)
    yield site.listening()
    site.close()
