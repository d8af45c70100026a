"""What a process that was killed has left where uploads are examined: unexamined bytes, which nobody will fetch."""

import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

OURS = re.compile(r"portal-\w+|tmp\w+\.upload.*")  # of intake and masks; of Django while a request comes in
OLD = 3600  # seconds; no request and no examination lasts as long


def sweep() -> int:
    """How many went."""
    gone = 0
    for path in Path(settings.PORTAL_SCRATCH).iterdir():
        with suppress(OSError):  # somebody else took it meanwhile, or it is not ours
            told = path.lstat()
            is_left = stat.S_ISREG(told.st_mode) and told.st_uid == os.getuid() and told.st_mtime < time.time() - OLD
            if OURS.fullmatch(path.name) and is_left:
                path.unlink()
                gone += 1
    return gone
