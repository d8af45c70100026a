"""The costly part of bringing a line in, without touching a table: header, examination, search terms."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.batch.ground import Ground
from disclosure.batch.lines import Line, Refused
from disclosure.document_header import NAMED, facts, header_with
from disclosure.documents import DOCUMENT, facts_of
from disclosure.library.relations import Related
from disclosure.models import Document, DocumentHeader
from portal.examination.examine import examine
from portal.examination.finding import Finding, Severity
from portal.publishing.attaching import Kept
from portal.publishing.bulk.taking_in import STOPS
from portal.publishing.content import text_of
from portal.publishing.examining import softened, subject_with
from portal.publishing.models import Publication, Revision, RevisionFile
from portal.publishing.searched import file_words, header_words
from portal.publishing.typed import marks_in
from portal.publishing.typed import words as marked_words
from portal.search import ahead


@dataclass
class Prepared:
    """A line that wants only its index number, where it brought none, and its place in the tables."""

    line: Line
    body_text: str
    header: dict
    findings: tuple[Finding, ...]
    terms: ahead.Terms
    files: tuple[tuple[int, str, str], ...] = ()
    relations: tuple[Related, ...] = ()

    @property
    def is_held(self) -> bool:
        """Something found must be mended first: it stays a draft."""
        return any(each.severity in STOPS for each in self.findings)


def prepare(
    line: Line, ground: Ground, kept: Sequence[Kept] = (), relations: Sequence[Related] = ()
) -> Prepared | Refused:
    organ, draft = ground.by_key[line.organ], line.draft
    own = DocumentHeader(published_at=draft.published_at, **draft.header_fields())
    text = text_of(draft.body_html)
    header = header_with(
        own, Document(index_number=line.index_number, responsible_organ=organ),
        labels={axis: ground.label(axis, getattr(own, name)) for axis, name in NAMED.items()},
        items=[{"path": path, "name": ground.items[path][1]} for path in line.items], relations=relations, text=text,
    )  # fmt: skip
    revision = Revision(
        publication=Publication(kind=DOCUMENT.code, organ=organ), no=1, title=draft.title, header=header, hash="-",
        body_html=draft.body_html, body_text=text,
    )  # fmt: skip
    files = [RevisionFile(sort=sort, blob=each.blob, name=each.name) for sort, each in enumerate(kept, 1)]
    asked_for = [element for path in line.items for element in ground.items[path][2]]
    facts_now = facts_of(own, organ.name, due_on=None, elements=asked_for)
    found = examine(subject_with(revision, DOCUMENT, files=files, facts=facts_now, lexicon=ground.lexicon))
    if files and any(each.severity == Severity.REFUSES for each in found):
        found = softened(found, files)
    beside = beside_of(line) | ({"body_html": draft.body_html} if line.has_html else {})
    if marks := [each for each in found if each.severity == Severity.REFUSES] or marks_in(beside):
        return Refused(line.number, marked_words(marks[0]))  # not even its title is kept
    read = [*header_words(DOCUMENT.code, header), *(
        words for file in files for words in file_words(file.name, file.blob.text))]  # fmt: skip
    numbers = facts(header).numbers
    terms = ahead.make(title=draft.title, numbers=numbers, organ=organ.name, text=text, beside=read)
    places = tuple((file.sort, file.blob_id, file.name) for file in files)
    return Prepared(line, text, header, found, terms, places, tuple(relations))


def beside_of(line: Line) -> dict[str, str | list[str]]:
    """What the line says beside its document: kept for reviewers, and told by the report."""
    return {
        "left": json.dumps(line.left, ensure_ascii=False), "outside": line.outside, "old_addresses": line.old_addresses,
    }  # fmt: skip
