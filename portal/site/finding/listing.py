"""The list of a question, in the clothes of other lists: facets, chips, order, pages; and what helps beside it."""

from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest

from portal.search.meaning import Meaning, meaning_of
from portal.site.finding.askable import Askable
from portal.site.finding.candidates import frequencies
from portal.site.finding.looking import Looked, Wish, look
from portal.site.finding.spelling import alike, is_slip
from portal.site.finding.wording import Wording, wording
from portal.site.listing import Listing
from portal.site.navigation import exists
from portal.site.paging import ROWS

LETTER = "/letters/new/"
FEWER = 4  # single words that are offered


class Finding(Listing):
    """What finds nothing and holds a slip is answered as what it was meant for; the page says so."""

    def __init__(self, request: HttpRequest):
        super().__init__(request, "", address="/search/")
        self.typed = self.q

    @cached_property
    def wording(self) -> Wording:
        return wording(self.vocabulary)

    @cached_property
    def meaning(self) -> Meaning:
        return meaning_of(self.q, self.wording.synonyms)

    @cached_property
    def meant(self) -> list[Askable]:
        """The catalog items that are meant."""
        return self.wording.known.meant(self.meaning)

    @property
    def is_bare(self) -> bool:
        """Nothing chosen, the first page: where there is room for what stands beside the list."""
        return not (self.chosen or self.order or self.number > 1)

    @cached_property
    def found(self) -> Looked:
        found = self._page()
        if not found.total and not found.facets and self.alike and is_slip(self.q):
            self.q = self.alike[0]
            del self.meaning
            self.__dict__.pop("meant", None)
            found = self._page()
        return found

    def _page(self) -> Looked:
        return self._look(self.chosen, size=0 if self.too_far else ROWS)

    @cached_property
    def alike(self) -> list[str]:
        """What else may have been meant."""
        return [] if self.meaning.phrases else alike(self.typed, self.wording)

    def _look(self, chosen: dict[str, str], *, size: int) -> Looked:
        facets = [f"{axis}:{code}" for axis, code in chosen.items()]
        start = (self.number - 1) * ROWS if size else 0
        return look(self.meaning, Wish(facets, self.order, start, size), [each.code for each in self.meant])

    def context(self) -> dict:
        found = self.found  # first: it may be another question's
        context = super().context() | {"q": self.typed}
        if self.q != self.typed:
            context["reading"] = {"asked": self.typed, "used": self.q}
        elif found.is_wider and not found.exact:
            context["is_wider"] = True
        if self.is_bare:
            context["answers"] = self.wording.answers_to(self.meaning)
            context["beside"] = [item.row for item in self.meant]
        if not found.total and not self.chosen:
            context["help"] = self._help()
        return context

    def _help(self) -> dict:
        """Ways on from nothing: what is written alike, single words of it, a letter."""
        return {
            "alike": [_link(words) for words in self.alike],
            "fewer": self._fewer(),
            "unquoted": _link(" ".join(self.meaning.phrases)) if self.meaning.phrases else None,
            "letter": LETTER if exists(LETTER) else "",
        }

    def _fewer(self) -> list[dict]:
        words = [word for word in self.meaning.words if len(word.text) > 1]
        if len(self.meaning.words) < 2 or not words:
            return []
        often = frequencies(words)
        telling = sorted((word.text for word in words if often[word.text]), key=lambda text: often[text])
        return [_link(text) for text in telling[:FEWER]]


def _link(words: str) -> dict:
    return {"text": words, "url": f"/search/?{urlencode({'q': words})}"}
