"""The daily head outside the database: who rewrites the whole chain still has to find this file."""

import contextlib
import datetime
import os
import tempfile
from pathlib import Path

from portal.trail.models import TrailHead
from portal.trail.verify import Head


def export_head(folder: Path | str, on: datetime.date) -> Path:
    """Write the head of the chain to `folder`, once a day; later calls of that day change nothing."""
    path = Path(folder) / f"trail-head-{on.isoformat()}.txt"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        head = TrailHead.objects.get()
        write_head(path, Head(head.n, head.h))
    return path


def write_head(path: Path, head: Head) -> None:
    """Write and sync; a file that stands already is left as it is, so an old head is never replaced."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".trail-head-")
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{head}\n")
        file.flush()
        os.fsync(file.fileno())
    os.chmod(name, 0o444)
    try:
        with contextlib.suppress(FileExistsError):  # another process was first
            os.link(name, path)
    finally:
        os.unlink(name)


def read_heads(folder: Path | str) -> list[Head]:
    """All heads written to `folder`, oldest first."""
    return [Head.parse(path.read_text()) for path in sorted(Path(folder).glob("trail-head-*.txt"))]
