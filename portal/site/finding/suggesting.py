"""What the box offers while somebody types: questions and items of the catalog, then titles of what is released."""

from portal.publishing.models import Entry
from portal.search import engine
from portal.search.terms import normalise, wanted
from portal.site.finding.wording import wording
from portal.site.vocabulary import vocabulary

TITLES, ITEMS = 8, 3


def suggestions(q: str) -> dict:
    """{items, suggestions}, each {title, url}; the newest titles first."""
    if not wanted(q):
        return {"items": [], "suggestions": []}
    found = Entry.objects.filter(pk__in=engine.suggest(q, size=TITLES)).newest_first()
    titles = [{"title": title, "url": path} for title, path in found.values_list("title", "path")]
    return {"items": items(q), "suggestions": titles}


def items(q: str) -> list[dict]:
    """What people ask that holds what is being typed, or another word for it; names of items where nobody asks so."""
    told = wording(vocabulary())
    asked = "".join(normalise(q).split())
    if len(asked) < 2:
        return []
    ways = [asked, *told.synonyms.get(asked, ())]
    found: dict[str, str] = {}
    for way in ways:
        for each in told.askables:
            for words in (*each.questions, each.title):
                if way in normalise(words):
                    found.setdefault(each.url, words)
            if len(found) >= ITEMS:
                return [{"title": words, "url": url} for url, words in found.items()]
    return [{"title": words, "url": url} for url, words in found.items()]
