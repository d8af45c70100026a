"""What the public page of anything released needs and shows alike: its rows, words, files, whom to ask, how it is
described to machines."""

import datetime
from urllib.parse import quote

from django.http import Http404, HttpRequest
from django.utils.safestring import SafeString

from portal.database.joined import Joined, Part
from portal.people.models import Organ
from portal.publishing.models import Entry, Release
from portal.site.addresses import full_address
from portal.site.context import known_profile
from portal.site.links import public_html

FILES = """(SELECT coalesce(json_agg(json_build_object(
            'n', own.n, 'name', own.name, 'size', own.size, 'mime', own.mime) ORDER BY own.n), '[]')
            FROM release_file AS own WHERE own.release_id = release.id)"""


def by_address(*more: str) -> Joined:
    """One statement for entry, release, organ and files, and whatever `more` a page needs."""
    return Joined(
        f"""SELECT {", ".join(("{entry}, {release}, {organ}", FILES, *more))}
            FROM entry JOIN release ON release.id = entry.release_id JOIN organ ON organ.id = entry.organ_id
            WHERE entry.path = %s""",
        entry=Part(Entry), release=Part(Release, without=("body_text",)), organ=Part(Organ),
    )  # fmt: skip


def read_one(read: Joined, path: str) -> tuple:
    """Entry, release, files and what else was asked for; what was withdrawn answers 410 (portal.site.views.errors)."""
    for entry, release, organ, *more in read.read([path]):
        entry.release, entry.organ = release, organ
        return entry, release, *more
    raise Http404


def body_of(release: Release) -> SafeString:
    site = known_profile()
    return public_html(release.body_html, own_host=site.domain if site else "")


def file_row(entry: Entry, *, n: int, name: str, size: int, mime: str = "") -> dict:
    """A file as components/file_list.html shows it."""
    kind = name.rpartition(".")[2].upper()
    url = f"{entry.path}files/{n}/{quote(name, safe='')}"
    return {"url": url, "name": name, "kind": kind, "size": size, "mime": mime}


def contact(organ: Organ) -> dict:
    return {"organ": str(organ), "phone": organ.phone, "url": organ.get_absolute_url()}


def article(
    request: HttpRequest, entry: Entry, release: Release, *, at: datetime.datetime, source: str, keywords: str,
    description: str,
) -> dict:  # fmt: skip
    """What the head of its page says of it."""
    return {
        "title": release.title, "published_at": at, "source": source, "author": entry.organ.name, "keywords": keywords,
        "description": description, "url": full_address(request, entry.path),
    }  # fmt: skip
