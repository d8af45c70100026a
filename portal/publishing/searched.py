"""By what a released text is found beside its title, numbers and body: its header as it is shown, the names of its
attachments and what could be read of them."""

from collections import defaultdict
from collections.abc import Iterable

from portal.publishing.kinds import kind_of
from portal.publishing.models import Blob, Release, ReleaseFile

MOST = 300_000  # characters of one attachment


def header_words(kind: str, header: dict) -> list[str]:
    """Without what it repeats of other things of ours: these are found themselves, and no longer once withdrawn."""
    kind = kind_of(kind)
    return [words for _label, words in kind.rows(kind.searched(header))]


def file_words(name: str, text: str) -> list[str]:
    return [name.rpartition(".")[0] or name, text[:MOST]]


def words_beside(releases: Iterable[Release]) -> dict[int, list[str]]:
    """Of each release, in two queries for all."""
    found = {release.pk: header_words(release.kind, release.header) for release in releases}
    files = defaultdict(list)
    for release, digest, name in ReleaseFile.objects.filter(release__in=found).values_list("release", "sha256", "name"):
        files[digest].append((release, name))
    for digest, text in Blob.objects.filter(pk__in=files).values_list("pk", "text") if files else ():
        for release, name in files[digest]:
            found[release] += file_words(name, text)
    return found
