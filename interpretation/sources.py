"""What an interpretation explains, as a clerk names it, a line each."""

import re
from collections.abc import Collection, Iterable
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from disclosure.library.relations import OURS, candidates
from disclosure.models import Document
from interpretation.drafting import Explained
from interpretation.models import Source
from portal.publishing.content import plain
from portal.publishing.models import Entry, Revision
from portal.site.links import host_of
from portal.site.rows import own_number

ADDRESS = re.compile(r"https?://\S+")
INDEX = re.compile(r"\S+/\d{4}-\d{5,}")
MOST, LONGEST = 10, 400


class SourcesField(forms.CharField):
    """Cleans to a list of `Explained`. `organs`: of which the writer may name what is not public yet."""

    organs: Collection[int] = ()

    def __init__(self, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": 2}), **kwargs)

    def to_python(self, value) -> list[Explained]:
        lines = [plain(line) for line in (super().to_python(value) or "").splitlines() if plain(line)]
        if len(lines) > MOST:
            raise ValidationError(_("最多%(most)s份，现在有%(n)s份。") % {"most": MOST, "n": len(lines)})
        found, wrong = {}, []
        for place, line in enumerate(lines, 1):
            try:
                explained = read(line, self.organs)
                found.setdefault(explained.target or explained.address, explained)
            except ValidationError as error:
                wrong += [_("第%(place)s份：%(why)s") % {"place": place, "why": why} for why in error.messages]
        if wrong:
            raise ValidationError(wrong)
        return list(found.values())

    def has_changed(self, initial, data) -> bool:
        return (initial or "").split() != (data or "").split()


def read(line: str, organs: Collection[int]) -> Explained:
    """One line; raises ValidationError, with the documents that may be meant."""
    if ours := OURS.search(line):
        entry = Entry.objects.filter(path=ours[1], section="document").first()
        if entry is None:
            raise ValidationError(_("%(path)s 现在不是公开的文件。") % {"path": ours[1]})
        return of_entry(entry)
    if outside := ADDRESS.search(line):
        words = plain(line.replace(outside[0], ""))
        if not words or not host_of(outside[0]):
            raise ValidationError(_("上级机关的文件，名称和网址都要写完整。"))
        return Explained(words[:LONGEST], None, outside[0])
    if index := INDEX.search(line):
        document = Document.objects.filter(index_number=index[0], responsible_organ__in=organs).first()
        if document is None:
            raise ValidationError(_("没有索引号是%(index)s的文件。") % {"index": index[0]})
        return of_document(document)
    found = candidates(line)
    if len(found) == 1:
        return of_entry(Entry.objects.get(path=found[0]["path"]))
    listed = "；".join(f"{each['path']} {each['words']}" for each in found)
    hint = _("相近的有：%(found)s") % {"found": listed} if found else _("还没有公开的文件，请写索引号。")
    raise ValidationError(_("请写文件的网址或者索引号。%(hint)s") % {"hint": hint})


def of_entry(entry: Entry) -> Explained:
    return Explained(f"{own_number(entry.numbers)}《{entry.title}》"[:LONGEST], entry.publication_id, entry.path)


def of_document(document: Document) -> Explained:
    """A document that may not be public yet: by its index number, which is permanent."""
    if entry := Entry.objects.filter(pk=document.pk).first():
        return of_entry(entry)
    newest = Revision.objects.newest_of(document.pk)
    return Explained(f"{newest.document_header.document_number}《{newest.title}》"[:LONGEST], document.pk)


def lines(sources: Iterable[Source]) -> str:
    """Saved sources as their field shows them."""
    return "\n".join(_line(source) for source in sources)


def _line(source: Source) -> str:
    if source.target_id and not source.address:
        return f"{index_of(source.target_id)} {source.words}"
    return f"{source.address} {source.words}"


def index_of(publication: UUID) -> str:
    return Document.objects.values_list("index_number", flat=True).get(pk=publication)
