"""Marks on places of a text: a reviewer asks, a return carries them, the author answers each before sending again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from portal.people.models import Person
from portal.publishing.conflicts import as_conflict
from portal.publishing.content import plain
from portal.publishing.deciding import may_decide
from portal.publishing.models import Mark, MarkAnswer, Revision
from portal.publishing.states import ReturnReason, State
from portal.publishing.writing import acting_as, locked, locked_draft, record_beside
from portal.workflow import MoveRefused

LONGEST, LONGEST_QUOTE = 500, 300
PLACE = re.compile(r"title|(?:p|file)[1-9][0-9]{0,6}")


@dataclass
class Asked:
    """A mark as its author reads it: where, what, and the latest answer."""

    mark: Mark
    label: str
    answer: MarkAnswer | None

    @property
    def field(self) -> str:
        return f"mark_{self.mark.pk}"


@dataclass
class Round:
    """One round of a revision: what came back with it, place by place."""

    number: int
    asked: list[Asked] = field(default_factory=list)


@as_conflict()
def mark(revision_id: int, place: str, *, quote: str, reason: str, words: str, by: Person) -> Mark:
    """Note what is to be mended at one place, while the revision is under review. Raises MoveRefused."""
    words, quote = plain(words), plain(quote)[:LONGEST_QUOTE]
    with acting_as(by):
        revision = locked(revision_id)
        if not may_decide(revision, by):
            raise MoveRefused(_("标注由这一步的审核人来写。"))
        words_of = text_at(revision, place)
        if words_of is None:
            raise MoveRefused(_("没有这一处，内容可能有了变动。请刷新后再标注。"))
        if reason not in ReturnReason.values:
            raise MoveRefused(_("请选择原因。"))
        if not words:
            raise MoveRefused(_("请写明这里要怎么改。"))
        if len(words) > LONGEST:
            raise MoveRefused(_("说明最多500字，现在是%(n)s字。") % {"n": len(words)})
        if not quote or quote not in words_of:
            quote = words_of[:LONGEST_QUOTE]
        made = Mark.objects.create(revision=revision, round=revision.round, place=place, quote=quote, reason=reason,
                                   words=words, person=by)  # fmt: skip
        record_beside("mark", revision, by=by, reason=reason)
    return made


@as_conflict()
def answer(revision: Revision, said: Mapping[str, str], *, by: Person) -> int:
    """Keep what the author wrote under the marks (`mark_<number>`); returns how many answers are new."""
    asked = [each for each in asked_now(revision) if plain(said.get(each.field, ""))]
    new = [each for each in asked if each.answer is None or each.answer.words != plain(said[each.field])[:LONGEST]]
    if not new:
        return 0
    with acting_as(by):
        locked_draft(revision.pk, by=by)
        for each in new:
            MarkAnswer.objects.create(mark=each.mark, revision=revision, person=by,
                                      words=plain(said[each.field])[:LONGEST])  # fmt: skip
        record_beside("answer_marks", revision, by=by)
    return len(new)


def rounds_of(revision: Revision) -> list[Round]:
    """Every round in which something was asked, newest first."""
    rounds: dict[int, Round] = {}
    names = {f"file{file.sort}": file.name for file in revision.files.all()}
    found = revision.marks.select_related("person").prefetch_related("answers__person").order_by("-round", "at", "id")
    for each in found:
        answers = list(each.answers.all())
        here = rounds.setdefault(each.round, Round(each.round))
        here.asked.append(Asked(each, label_of(each.place, names), answers[-1] if answers else None))
    return list(rounds.values())


def asked_now(revision: Revision) -> list[Asked]:
    """What the return that brought the revision back to its author asks."""
    if revision.state != State.RETURNED:
        return []
    return next((each.asked for each in rounds_of(revision) if each.number == revision.round), [])


def unanswered(revision: Revision) -> list[Asked]:
    return [each for each in asked_now(revision) if each.answer is None]


def label_of(place: str, file_names: Mapping[str, str]) -> str:
    if place == "title":
        return _("标题")
    if place.startswith("file"):
        return _("附件“%(name)s”") % {"name": file_names.get(place, place.removeprefix("file"))}
    return _("第%(n)s段") % {"n": place.removeprefix("p")}


def text_at(revision: Revision, place: str) -> str | None:
    """The words at a place of the revision, None when there is no such place."""
    if not PLACE.fullmatch(place):
        return None
    if place == "title":
        return revision.title
    number = int(place.lstrip("pfile"))
    if place.startswith("file"):
        return revision.files.filter(sort=number).values_list("name", flat=True).first()
    paragraphs = revision.body_text.split("\n") if revision.body_text else []
    return paragraphs[number - 1] if number <= len(paragraphs) else None
