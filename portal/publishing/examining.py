"""A revision as the examination reads it, and what the examination says of it."""

import copy
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.examination.examine import examine
from portal.examination.finding import Finding, Severity
from portal.examination.reading.asking import Read
from portal.examination.subject import Link, Subject, Text, Word
from portal.publishing.content import content_hash
from portal.publishing.kinds import Kind, kind_of
from portal.publishing.models import Blob, Declassification, Entry, LexiconWord, Revision, RevisionFile
from portal.site.options import option

# A code of the vocabulary, a date or a moment, a key of ours, an index number: nobody typed it.
CODE = re.compile(
    r"[a-z_/]*|[\d/.-]{0,10}|\d{4}-\d\d-\d\dT[\d:.+]*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Z]{18}/\d{4}-\d{5,}"
)
REFERENCE = frozenset({"items"})  # names out of the catalog, which the office keeps
PUBLISHED = re.compile(r"/(?:documents|interpretations|responses|letters|consultations|reports/\d{4})/\d+/")


def findings_of(revision: Revision) -> tuple[Finding, ...]:
    """Everything that the rules say of the revision as it is stored."""
    found = examine(subject_of(revision))
    return softened(found, revision.files.all()) if any(each.severity == Severity.REFUSES for each in found) else found


def softened(found: tuple[Finding, ...], files: Iterable[RevisionFile]) -> tuple[Finding, ...]:
    """The same findings, those in declassified files asking for an answer only."""
    declassified = set(Declassification.objects.in_force().values_list("sha256", flat=True))
    parts = tuple(_part(file) for file in files if file.blob_id in declassified)
    return tuple(_declassified(each) if parts and each.place.part.startswith(parts) else each for each in found)


def _declassified(finding: Finding) -> Finding:
    """A mark in a file that two persons recorded as declassified: the ordinary review still has its word on it."""
    if finding.severity != Severity.REFUSES:
        return finding
    explanation = _("这个文件登记过解密，标志还在上面。请核对解密登记，写明可以公开的依据。")
    return replace(finding, severity=Severity.ANSWER, explanation=explanation)


def as_sent(revision: Revision) -> Revision:
    """The revision with the header and the hash that it has under review, or would get if it were submitted now; not
    to be saved. Made once for all that is asked of one state of a text, for a header costs many queries."""
    if revision.hash:
        return revision
    sent = copy.copy(revision)
    sent.header = kind_of(revision.publication.kind).header(sent)
    sent.hash = content_hash(sent, revision.files.order_by("sort"))
    return sent


def subject_of(revision: Revision) -> Subject:
    revision = as_sent(revision)
    kind = kind_of(revision.publication.kind)
    files = list(revision.files.select_related("blob").order_by("sort"))
    return subject_with(revision, kind, files=files, facts=kind.subject_facts(revision), lexicon=lexicon())


def subject_with(
    revision: Revision, kind: Kind, *, files: Iterable[RevisionFile], facts: dict, lexicon: tuple[Word, ...]
) -> Subject:
    """The same of what need not be saved yet: its header stands in it, what else the database knows is given."""
    files = list(files)
    return Subject(
        texts=(*_own_texts(revision, kind), *(text for file in files for text in texts_of_file(file))),
        links=links_of(revision.body_html),
        facts=facts | {"unreadable": {_part(file) for file in files if file.blob.scan_state == Blob.Scan.UNREADABLE}},
        lexicon=lexicon,
        today=today(),
        is_ours=_is_ours,
        exists=_exists,
    )


def texts_of_file(file: RevisionFile) -> tuple[Text, ...]:
    """The name of an attachment and what was read from it when it came in."""
    return Read(file.name, tuple(Text(**text) for text in file.blob.texts)).as_part(_part(file))


def lexicon() -> tuple[Word, ...]:
    rows = LexiconWord.objects.filter(in_use=True).values("word", "severity", "instead", "reason", "kind")
    return tuple(Word(**row) for row in rows)


def lexicon_version() -> str:
    """Another one as soon as a word comes, goes, or weighs differently."""
    return hashlib.sha256(repr(sorted(map(repr, lexicon()))).encode()).hexdigest()


def links_of(body_html: str) -> tuple[Link, ...]:
    if "<a" not in body_html and "<img" not in body_html:  # cleaned HTML has its tags in lower case
        return ()
    reader = _Links()
    reader.feed(body_html)
    reader.close()
    return tuple(reader.found)


def _own_texts(revision: Revision, kind: Kind) -> Iterator[Text]:
    yield Text("title", _("标题"), revision.title, kind="title")
    yield Text("body", _("正文"), revision.body_text)
    if hrefs := [link.href for link in links_of(revision.body_html)]:
        yield Text("links", _("正文里的网址"), "\n".join(hrefs), kind="property", hidden=True)
    yield Text("change_note", _("更正说明"), revision.change_note, kind="header")
    yield from _header_texts(revision.header, {words: label for label, words in kind.rows(revision.header)})


def _header_texts(header: dict, labels: dict[str, str]) -> Iterator[Text]:
    """All that somebody typed there, also in rows of rows; what stands in a plain field too is read once."""
    lists = {name: "、".join(value) if _is_words(value) else value for name, value in header.items()}
    read = [words for words in lists.values() if isinstance(words, str)]
    for name, value in lists.items():
        if not isinstance(value, str):
            rows = () if name in REFERENCE else _strings(value)
            value = "\n".join(words for words in rows if not any(words in each for each in read))
        if not CODE.fullmatch(value):
            yield Text(f"header:{name}", labels.get(value, _("著录信息")), value, kind="header")


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _strings(value: object) -> Iterator[str]:
    """Those of a value in JSON, however deep, codes left out."""
    if isinstance(value, str):
        if not CODE.fullmatch(value):
            yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _part(file: RevisionFile) -> str:
    return f"file:{file.blob_id}"


def _is_ours(href: str) -> bool:
    """A path, or an address under our own domain."""
    if href.startswith("/") and not href.startswith("//"):
        return True
    domain = option("site.domain")
    return bool(domain) and re.match(rf"https?://{re.escape(domain)}(?:[:/?#]|$)", href, re.IGNORECASE) is not None


def _exists(href: str) -> bool:
    """Whether a link of ours leads to something public."""
    try:
        path = urlsplit(href).path or "/"
        if published := PUBLISHED.match(path):
            return Entry.objects.filter(path=published[0]).exists()
        resolve(path)
    except (ValueError, Resolver404):
        return False
    return True


class _Links(HTMLParser):
    """Links and pictures of a body, in their order."""

    def __init__(self):
        super().__init__()
        self.found: list[Link] = []
        self.href: str | None = None
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.href, self.words = given["href"], []
        elif tag == "img":
            self.found.append(Link(given.get("src") or "", is_picture=True, alt=given.get("alt")))

    def handle_data(self, data):
        self.words.append(data)

    def handle_endtag(self, tag):
        if tag == "a" and self.href is not None:
            self.found.append(Link(self.href, "".join(self.words).strip()))
            self.href = None
