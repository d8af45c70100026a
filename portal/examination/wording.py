"""Words that the office keeps in its lexicon: negative list, wrong and confused words, titles, names of places."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.examination.finding import Severity
from portal.examination.rules import Hit, Rule
from portal.examination.subject import Subject, Word

MOST = 20  # of one word in one text; further ones would say the same


def of_kind(kind: str) -> Callable[[Subject], Iterator[Hit]]:
    """The rule for the words of one kind."""

    def find(subject: Subject) -> Iterator[Hit]:
        words = [(word.spelled, word) for word in subject.lexicon if word.kind == kind and word.word]
        for text in subject.texts if words else ():
            for spelled, word in words:
                if not text.letters.issuperset(spelled):
                    continue
                for start in _places(text.folded, spelled):
                    end = start + len(spelled)
                    if not (word.instead and _is_right(text.folded, start, end, word)):
                        yield Hit(text, start, end, explanation=_explained(word), severity=Severity(word.severity))

    return find


def _places(text: str, word: str) -> Iterator[int]:
    at = -1
    for _again in range(MOST):
        if (at := text.find(word, at + 1)) < 0:
            return
        yield at


def _is_right(text: str, start: int, end: int, word: Word) -> bool:
    """The wrong word is only a piece of the right one that stands here: 截止 in 截止到 is told once."""
    at = word.instead.find(word.word)
    return at >= 0 and text[max(0, start - at) : max(0, start - at) + len(word.instead)] == word.instead


def _explained(word: Word) -> str:
    parts = [_("应当写“%(word)s”。") % {"word": word.instead} if word.instead else "", word.reason]
    return "".join(part for part in parts if part)


RULES = (
    Rule("WORD-NEGATIVE", Severity.ANSWER, gettext_lazy("负面清单"),
         gettext_lazy("在负面清单里，公开前请审核人写明理由。"), "REV-05", of_kind("negative")),
    Rule("WORD-TITLE", Severity.ANSWER, gettext_lazy("领导职务"),
         gettext_lazy("请核对姓名和职务。"), "REV-04", of_kind("title")),
    Rule("WORD-PLACE", Severity.NOTE, gettext_lazy("地名和机构名"),
         gettext_lazy("请核对地名和机构名。"), "REV-04", of_kind("place")),
    Rule("WORD-WRONG", Severity.NOTE, gettext_lazy("错别字"),
         gettext_lazy("像是错别字，请核对。"), "REV-04", of_kind("wrong")),
    Rule("WORD-CONFUSED", Severity.NOTE, gettext_lazy("易混的词"),
         gettext_lazy("容易写混，请核对。"), "REV-04", of_kind("confused")),
)  # fmt: skip
