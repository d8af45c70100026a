"""Official lists and service guides, organ by organ, each with its version and what its last change was."""

import datetime
from itertools import groupby

from disclosure.models import Series
from disclosure.series.members import Member
from portal.publishing.models import Release
from portal.site.links import outward


def arrange(series: Series, members: list[Member], on: datetime.date) -> dict:
    shown = sorted(
        (member for member in members if member.entry), key=lambda member: (member.organ.sort, member.organ.pinyin)
    )
    releases = Release.objects.filter(pk__in=[member.entry.release_id for member in shown])
    versions = {each.pk: each for each in releases.only("no", "change_note", "released_at")}
    groups = []
    for organ, own in groupby(shown, key=lambda member: member.organ):
        rows = [_row(member, versions[member.entry.release_id], on) for member in own]
        groups.append({"name": organ.name, "url": organ.get_absolute_url(), "code": organ.code, "rows": rows})
    return {"groups": groups, "is_list": series.shape == "list", "total": len(shown)}


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
