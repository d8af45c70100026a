"""What a letter resembles: letters that ask for the same, and the organ that is likely to answer it."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.db.models.functions import Left

from feedback.models import Letter, LetterKind
from portal.people.models import Organ
from portal.search.terms import text_terms

LOOKED_AT = 500  # the newest
SHOWN = 8
ALIKE, RELATED = 0.35, 0.25  # shares of terms in common; measured on the sample's letters
BEGINNING = 80  # characters of the text that are compared beside the title


def _terms(title: str, text: str) -> set[str]:
    return text_terms(title, text[:BEGINNING])


def likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _nearest(letter: Letter, others: QuerySet[Letter], least: float) -> list[Letter]:
    own = _terms(letter.title, letter.text)
    rows = others.exclude(pk=letter.pk).annotate(beginning=Left("text", BEGINNING)).defer("text", "sealed")
    scored = [(likeness(own, _terms(each.title, each.beginning)), each) for each in rows[:LOOKED_AT]]
    near = sorted((pair for pair in scored if pair[0] >= least), key=lambda pair: -pair[0])
    return [each for _score, each in near[:SHOWN]]


def same_matter(letter: Letter, visible: QuerySet[Letter]) -> list[Letter]:
    """Letters being handled that this one may be merged into: they came with the earlier limit."""
    open_ones = visible.filter(state__in=Letter.OPEN, due_on__lte=letter.due_on).exclude(kind=LetterKind.REPORT)
    return _nearest(letter, open_ones.order_by("-received_at"), ALIKE)


def likely_organ(letter: Letter) -> Organ | None:
    """The one its writer chose, or names; else the one that answered the letter most like it."""
    if letter.addressed_id:
        return letter.addressed
    organs = Organ.objects.existing().exclude(kind="village")
    if named := _named_in(letter.title + letter.text, organs):
        return named
    answered = Letter.objects.filter(state=Letter.State.ANSWERED, organ__isnull=False).select_related("organ")
    near = _nearest(letter, answered.order_by("-received_at"), RELATED)
    return near[0].organ if near else None


def _named_in(text: str, organs: Iterable[Organ]) -> Organ | None:
    names = [(name, organ) for organ in organs for name in (organ.name, organ.short_name) if name and name in text]
    return max(names, key=lambda pair: len(pair[0]))[1] if names else None
