"""A long page shows one part of itself, with links to the others (?only=…)."""

from django.utils.translation import gettext as _

from portal.site.bad_address import BadAddress


def chosen(only: str, codes: list[str], *, default: str) -> str:
    """The part that is asked for; one that there is not is a bad address."""
    if only and only not in codes:
        raise BadAddress(_("没有这一部分。"))
    return only or default


def links(labels: dict[str, str], counts: dict[str, int], current: str) -> list[dict]:
    """Code → label as links, unless there is but one."""
    if len(labels) < 2:
        return []
    return [
        {"label": label, "n": counts[code], "url": f"?only={code}", "current": code == current}
        for code, label in labels.items()
    ]
