"""What somebody may have meant who found nothing: pieces of released titles that differ by a slip, and words of the
house that sound alike. Titles are those found at this moment, words those of tables that are public anyhow."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import islice

import rjieba

from portal.publishing.models import Entry
from portal.search import engine
from portal.search.meaning import Asked, either, meaning_of, stretches
from portal.search.terms import ALL_HAN, STRETCH, normalise, wanted
from portal.search.words import words_in
from portal.site.finding.ranking import bare
from portal.site.finding.sounding import LONGEST_SOUND, sound
from portal.site.finding.wording import Wording

Synonyms = Mapping[str, Collection[str]]

TITLES = 80  # that are laid beside the question
SLIPS = ((4, 0), (10, 1), (18, 2), (10_000, 3))  # shorter than so many characters: so many slips
OFFERED = 3


def alike(query: str, wording: Wording) -> list[str]:
    """What else may have been meant, the likeliest first; each stands in a title."""
    ways = (by_sound(query, wording.sounds), by_titles(query), by_neighbours(query, wording.synonyms))
    found = dict.fromkeys(each for way in ways for each in islice(way, OFFERED) if bare(each) != bare(query))
    meant = {each: meaning_of(each, wording.synonyms).strict for each in found}
    stands = engine.in_titles([each for each in meant.values() if each])
    there = dict(zip((each for each in meant if meant[each]), stands, strict=True))
    return [each for each in found if there.get(each)][:OFFERED]


def is_slip(query: str) -> bool:
    """Whether something in it is no word: what is made of words that everybody knows was meant as it stands."""
    cut = [word for stretch in stretches(query) for word in rjieba.cut(stretch) if ALL_HAN.match(word)]
    return not cut or any(len(word) == 1 or not rjieba.has_word(word) for word in cut)


def by_titles(query: str) -> Iterator[str]:
    """Pieces of titles as long as the question, the nearest first."""
    asked = bare(query)
    slips = next(n for length, n in SLIPS if len(asked) < length)
    if not slips:
        return
    keys = engine.suggest(query, size=TITLES, meant=Asked(expression=_nearly(query)))
    titles = set(Entry.objects.filter(pk__in=keys).values_list("title", flat=True))
    pairs = set(map(str.__add__, asked, asked[1:]))
    alike = (title for title in titles if 2 * sum(pair in bare(title) for pair in pairs) >= len(pairs) - slips)
    near = sorted((*nearest(asked, bare(title)), title) for title in alike)
    for n, start, end, title in near:
        if n <= slips:
            yield _piece(normalise(title), start, end)


def _piece(title: str, start: int, end: int) -> str:
    """What stands in a title at these places of its bare form, with the marks between."""
    places = [place for stretch in STRETCH.finditer(title) for place in range(*stretch.span())]
    return title[places[start] : places[end - 1] + 1] if start < end else ""


def by_neighbours(query: str, synonyms: Synonyms) -> Iterator[str]:
    """The question with a piece that is no word written as a word of titles that hold the rest of it."""
    asked = bare(query)
    cut = words_in(query, synonyms)
    odd = next((word for word in cut if len(word) > 1 and word not in synonyms and not rjieba.has_word(word)), None)
    rest = " ".join(word for word in cut if word != odd)
    if odd is None or not rest:
        return
    keys = engine.suggest(rest, size=TITLES, meant=meaning_of(rest, synonyms).strict)
    titles = Entry.objects.filter(pk__in=keys).values_list("title", flat=True)
    near = Counter(word for title in titles for word in set(words_in(title)) if _differ_by_one(word, odd))
    for word, _n in near.most_common():
        yield asked.replace(odd, word)


def _differ_by_one(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _nearly(query: str) -> str:
    """All its pairs but those of one third; of a short one any pair."""
    pairs = [each[at : at + 2] for each in stretches(query) for at in range(len(each) - 1)]
    if len(pairs) < 5:
        return either(wanted(pair).tsquery for pair in pairs)
    third = -(-len(pairs) // 3)
    parts = [
        " & ".join(filter(None, (wanted(pair).tsquery for pair in pairs[at : at + third])))
        for at in (0, third, 2 * third)
    ]
    return either(" & ".join(part for part in parts if part and part is not left) for left in parts)


def nearest(asked: str, text: str) -> tuple[int, int, int]:
    """The piece of `text` that becomes `asked` with the fewest slips: how many, where it begins and ends."""
    row = [(0, place) for place in range(len(text) + 1)]  # slips so far, where the piece began
    for character in asked:
        before, row = row, [(row[0][0] + 1, 0)]
        for place, other in enumerate(text, 1):
            replaced = (before[place - 1][0] + (character != other), before[place - 1][1])
            left_out = (before[place][0] + 1, before[place][1])
            added = (row[place - 1][0] + 1, row[place - 1][1])
            row.append(min(replaced, left_out, added))
    end = min(range(len(row)), key=lambda place: (row[place][0], abs(place - row[place][1] - len(asked))))
    return row[end][0], row[end][1], end


def by_sound(query: str, sounds: Mapping[str, str]) -> Iterator[str]:
    """The question with a piece of it written as a known word that sounds the same; letters alone are a sound too."""
    asked = bare(query)
    if asked.isascii():
        if asked in sounds:
            yield sounds[asked]
        return
    for length in range(min(len(asked), LONGEST_SOUND), 1, -1):
        for at in range(len(asked) - length + 1):
            piece = asked[at : at + length]
            word = sounds.get(sound(piece)) if ALL_HAN.fullmatch(piece) else None
            if word and word != piece:
                yield asked[:at] + word + asked[at + length :]
