from django.conf import settings
from django.utils.http import url_has_allowed_host_and_scheme


def is_desk_path(url: str | None) -> bool:
    """Whether `url` may be a target after login: an address of the desk, nothing else."""
    return bool(url) and url.startswith(settings.DESK_PATH) and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
