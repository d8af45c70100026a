"""Whether the collected static files are still those of the code; collecting takes longer than all the rest."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

MARK = "static-collected-from"  # beside the folder, not in it: what lies there is public


def fingerprint() -> str:
    """Names, sizes and times of all files that would be collected."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path}\0{storage.size(path)}\0{storage.get_modified_time(path).timestamp()}\n".encode())
    return digest.hexdigest()


def is_current() -> bool:
    mark = settings.PORTAL_HOME / MARK
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    return mark.exists() and manifest.exists() and mark.read_text() == fingerprint()


def remember() -> None:
    (settings.PORTAL_HOME / MARK).write_text(fingerprint())
