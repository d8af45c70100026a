"""What a reader follows: choices on a few axes and words, as they stand in an address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from portal.publishing.content import plain
from portal.publishing.facets import POLICY
from portal.site.filters import FOLLOWED, LONGEST_QUERY, checked
from portal.site.vocabulary import Vocabulary

AXES = FOLLOWED
PARAMETERS = (*AXES, "q")


@dataclass(frozen=True)
class Choice:
    facets: tuple[str, ...] = ()  # "organ:mzj", in the order of the axes
    words: str = ""

    @property
    def query(self) -> str:
        pairs = [tuple(facet.split(":", 1)) for facet in self.facets]
        return urlencode([*pairs, *([("q", self.words)] if self.words else [])])

    @property
    def list_url(self) -> str:
        """The page that lists the same."""
        address = "/search/" if self.words else "/documents/"
        return f"{address}?{self.query}" if self.query else address

    @property
    def feed_url(self) -> str:
        return f"/feeds/?{self.query}" if self.query else "/feeds/"

    @property
    def follow_url(self) -> str:
        return f"/follow/?{self.query}" if self.query else "/follow/"

    def told(self, words: Vocabulary) -> str:
        """In words: 县民政局、社会救助、低保."""
        return self._told(words, self.words)

    def told_to_anybody(self, words: Vocabulary) -> str:
        """In our own words alone: whoever typed somebody's address shall not write to them through us."""
        return self._told(words, _("标题或正文里有指定文字的") if self.words else "")

    def _told(self, words: Vocabulary, asked: str) -> str:
        parts = [_label(words, *facet.split(":", 1)) for facet in self.facets]
        return "、".join([*parts, *([asked] if asked else [])]) or _("全部新公开的")


def _label(words: Vocabulary, axis: str, code: str) -> str:
    return _("政策文件") if (axis, code) == ("kind", POLICY) else words.label(axis, code)


def read(parameters: Mapping[str, str], words: Vocabulary) -> Choice:
    """The choice that an address or a form names; a code that nobody knows is a bad address."""
    asked = {axis: value for axis in AXES if (value := plain(parameters.get(axis, "")))}
    return of(checked(words, tuple(asked.items())), plain(parameters.get("q", ""))[:LONGEST_QUERY])


def of(chosen: Mapping[str, str], words: str = "") -> Choice:
    return Choice(tuple(f"{axis}:{chosen[axis]}" for axis in AXES if axis in chosen), words)


def stored(facets: Iterable[str], words: str) -> Choice:
    return Choice(tuple(facets), words)
