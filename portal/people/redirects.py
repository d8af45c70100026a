import re

from django.conf import settings
from django.utils.http import url_has_allowed_host_and_scheme

ODD = re.compile(r"[\s\\\x00-\x1f\x7f]")  # browsers drop or turn them, and then it is another address


def is_desk_path(url: str | None) -> bool:
    """Whether `url` may be a target after login: an address of the desk, nothing else."""
    if not url or ODD.search(url) or not url.startswith(settings.DESK_PATH):
        return False
    return url_has_allowed_host_and_scheme(url, allowed_hosts=None)
