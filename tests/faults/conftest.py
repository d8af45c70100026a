"""A real site of two workers over a real PostgreSQL, to be killed while citizens file letters."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.ops.running import Running

MAKE = """
from feedback.models import Lane, LaneKind
from portal.site.options import set_option
from tests.cast import make_cast
cast = make_cast()
lane = Lane.objects.create(code="county", name="县长信箱", organ=cast.county, is_open=True)
LaneKind.objects.create(lane=lane, kind="inquiry", days=3)
for key, value in (("letters.most_from_one_place", 100000), ("letters.most_in_all", 100000),
                   ("forms.least_seconds", 0)):
    set_option(key, value, by=cast.office)
"""


@pytest.fixture
def site(collected):
    home = Path(tempfile.mkdtemp(prefix="portal-letters-")).resolve()
    (home / "static").symlink_to(collected)
    site = Running(home)
    try:
        for command in (("migrate", "-v", "0"), ("shell", "-v", "0", "-c", MAKE)):
            assert site.start(*command).wait(180) == 0, site.log.read_text()[-3000:]
        site.start("serve", "--workers", "2")
        site.wait(90)
        yield site
    finally:
        site.clean_up()
        shutil.rmtree(home, ignore_errors=True)
