"""Relations as a clerk types them, a line each: 废止 霁政办规〔2020〕5号 自2026-06-01起."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from disclosure.document_number import key
from disclosure.models import Relation
from portal.cases.day_fields import YEARS
from portal.publishing.content import plain
from portal.publishing.models import Entry, RelationKind
from portal.search import engine
from portal.site.links import host_of
from portal.site.rows import own_number

KINDS = {str(kind.label): kind.value for kind in RelationKind}
LINE = re.compile(
    rf"(?P<kind>{'|'.join(KINDS)})[\s：:]*(?P<what>.*?)"
    r"(?:[\s，,（(]*自\s*(?P<day>\d[\d年月日./-]*)\s*起[）)]?)?"
)
DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})日?")
OURS = re.compile(r"(?:https?://[^/\s]+)?(/(?:documents|consultations)/\d{1,15}/)(?:\s|$|[^\w/])")
ADDRESS = re.compile(r"https?://\S+")
MOST, NEAR, LONGEST = 50, 5, 400


@dataclass(frozen=True)
class Related:
    """The other end: a document of ours, or a text elsewhere by its name."""

    kind: str
    words: str
    target: UUID | None = None
    address: str = ""
    effective_on: datetime.date | None = None


class RelationsField(forms.CharField):
    """Cleans to a list of `Related`; every line that cannot be read is told with its number."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def to_python(self, value) -> list[Related]:
        lines = [plain(line) for line in (super().to_python(value) or "").splitlines() if plain(line)]
        if len(lines) > MOST:
            raise ValidationError(_("最多%(most)s条，现在有%(n)s条。") % {"most": MOST, "n": len(lines)})
        found, wrong = {}, []
        for place, line in enumerate(lines, 1):
            try:
                related = read(line)
                found.setdefault((related.kind, related.target or related.words), related)
            except ValidationError as error:
                wrong += [_("第%(place)s条：%(why)s") % {"place": place, "why": why} for why in error.messages]
        if wrong:
            raise ValidationError(wrong)
        return list(found.values())

    def has_changed(self, initial, data) -> bool:
        return (initial or "").split() != (data or "").split()


def read(line: str) -> Related:
    """One line; raises ValidationError, with the documents that may be meant."""
    said = LINE.fullmatch(line)
    if said is None or not said["what"]:
        raise ValidationError(_("先写%(kinds)s中的一个，再写文号、标题或网址。") % {"kinds": "、".join(KINDS)})
    kind, what, day = KINDS[said["kind"]], said["what"].strip(), _day(said["day"])
    if ours := OURS.match(what):
        entry = Entry.objects.filter(path=ours[1]).first()
        if entry is None:
            raise ValidationError(_("%(path)s 现在不是公开的文件。") % {"path": ours[1]})
        return of_ours(kind, entry, day)
    if outside := ADDRESS.search(what):
        words = plain(what.replace(outside[0], ""))
        if not words or not host_of(outside[0]):
            raise ValidationError(_("外部的文件要写名称，网址要写完整。"))
        return Related(kind, words[:LONGEST], None, outside[0], day)
    found = _exactly(what)
    if len(found) == 1:
        return of_ours(kind, found[0], day)
    if found:
        raise ValidationError(_("“%(what)s”有几份，请写网址：%(found)s") % {"what": what, "found": _listed(found)})
    if what.startswith("《"):
        return Related(kind, what[:LONGEST], None, "", day)
    near = list(Entry.objects.filter(pk__in=engine.suggest(what, size=NEAR), section="document"))
    hint = _("相近的有：%(found)s") % {"found": _listed(near)} if near else _("本平台没有的，写成《名称》（文号）。")
    raise ValidationError(_("没有文号或标题正好是“%(what)s”的公开文件。%(hint)s") % {"what": what, "hint": hint})


def of_ours(kind: str, entry: Entry, day: datetime.date | None = None) -> Related:
    return Related(kind, _named(entry)[:LONGEST], entry.publication_id, entry.path, day)


def candidates(words: str) -> list[dict]:
    """What a clerk who types a number or a piece of a title may mean; released documents alone."""
    found = _exactly(words) if words else []
    found += Entry.objects.filter(pk__in=engine.suggest(words, size=NEAR), section="document") if words else []
    return [{"path": entry.path, "words": _named(entry)} for entry in {each.pk: each for each in found}.values()]


def lines(relations: Iterable[Relation]) -> str:
    """Saved relations as their field shows them."""
    return "\n".join(_line(relation) for relation in relations)


def said(relation: Relation | Related, begins: datetime.date | None) -> dict:
    """A relation as a header holds it (portal/publishing/sql/70_links.sql reads it); it begins with the document."""
    day = relation.effective_on or begins
    target = relation.target if isinstance(relation, Related) else relation.target_id
    return {"kind": relation.kind, "to": str(target or ""), "words": relation.words, "address": relation.address,
            "effective_on": day.isoformat() if day else ""}  # fmt: skip


def _line(relation: Relation) -> str:
    place = f"{relation.address} {relation.words}" if relation.target_id else f"{relation.words} {relation.address}"
    day = f" 自{relation.effective_on.isoformat()}起" if relation.effective_on else ""
    return f"{RelationKind(relation.kind).label} {place.strip()}{day}"


def _exactly(what: str) -> list[Entry]:
    number, title = key(what), what.removeprefix("《").removesuffix("》")
    fits = Q(title__in=[what, title]) | Q(numbers__contains=[number]) if number else Q(title__in=[what, title])
    return list(Entry.objects.filter(fits, section="document").newest_first()[: NEAR + 1])


def _named(entry: Entry) -> str:
    number = own_number(entry.numbers)
    return f"{number}《{entry.title}》" if number else f"《{entry.title}》"


def _listed(entries: Iterable[Entry]) -> str:
    return "；".join(f"{entry.path} {_named(entry)}" for entry in entries)


def _day(text: str | None) -> datetime.date | None:
    if not text:
        return None
    found = DAY.fullmatch(text)
    try:
        day = datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise ValidationError(_("“%(text)s”不是日期，应写成 2026-06-01。") % {"text": text})
    return day
