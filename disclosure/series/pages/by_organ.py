"""Official lists and service guides, organ by organ, each with its version and what its last change was."""

import datetime

from disclosure.models import Series
from disclosure.series.members import Member
from disclosure.series.pages import parts
from portal.publishing.models import Release
from portal.site.links import outward

AT_ONCE = 60  # more are shown organ by organ


def arrange(series: Series, members: list[Member], on: datetime.date, only: str) -> dict:
    shown = sorted(
        (member for member in members if member.entry), key=lambda member: (member.organ.sort, member.organ.pinyin)
    )
    by_organ: dict[str, list[Member]] = {}
    for member in shown:
        by_organ.setdefault(member.organ.code, []).append(member)
    codes = list(by_organ)
    current = parts.chosen(only, codes, default=codes[0] if len(shown) > AT_ONCE else "")
    kept = {current: by_organ[current]} if current else by_organ
    releases = Release.objects.filter(pk__in=[member.entry.release_id for own in kept.values() for member in own])
    versions = {each.pk: each for each in releases.only("no", "change_note", "released_at")}
    groups = [
        {"name": own[0].organ.name, "rows": [_row(member, versions[member.entry.release_id], on) for member in own]}
        for own in kept.values()
    ]
    names = {code: str(own[0].organ) for code, own in by_organ.items()}
    counts = {code: len(own) for code, own in by_organ.items()}
    return {"groups": groups, "is_list": series.shape == "list", "total": len(shown),
            "parts": parts.links(names, counts, current) if current else []}  # fmt: skip


def _row(member: Member, release: Release, on: datetime.date) -> dict:
    entry = member.entry
    row = member.row(on) | {
        "no": release.no,
        "note": release.change_note,
        "at": release.released_at if release.no > 1 else entry.sort_at,
        "hall_url": outward(member.facts.get("hall_url", "")),
    }
    if release.no > 1:
        row["changes_url"] = f"{entry.path}versions/{release.no}/changes/"
    return row
