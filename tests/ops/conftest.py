import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def make_folder():
    """Makes data folders outside pytest's own, whose parents every pytest run closes to other users: the embedded
    server runs as a user of its own."""
    made = []

    def make() -> Path:
        made.append(Path(tempfile.mkdtemp(prefix="portal-ops-")).resolve())
        return made[-1]

    yield make
    for folder in made:
        shutil.rmtree(folder, ignore_errors=True)
