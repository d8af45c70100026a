"""The facts of the header: dates in order, in time, a source, and what the catalog item asks for."""

import datetime
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.examination.finding import Severity
from portal.examination.folding import fold
from portal.examination.rules import Hit, Rule
from portal.examination.subject import Subject, Text

# An element counts as present when so much of it, pair by pair of characters, stands somewhere in the document.
ENOUGH = 0.6
THIRTY_DAYS = datetime.timedelta(days=30)


def ends_first(subject: Subject) -> Iterator[Hit]:
    start, end = _day(subject, "effective_from"), _day(subject, "effective_until")
    if start and end and end < start:
        yield Hit(_header(_("有效期至"), end), value=str(end))


def begins_first(subject: Subject) -> Iterator[Hit]:
    issued, start = _day(subject, "issued_on"), _day(subject, "effective_from")
    if issued and start and start < issued:
        yield Hit(_header(_("施行日期"), start), value=str(start))


def in_force_too_soon(subject: Subject) -> Iterator[Hit]:
    """A rule 规章 leaves people thirty days, but for security, currency, or where that would obstruct it (DOC-09)."""
    issued, start = _day(subject, "issued_on"), _day(subject, "effective_from")
    if subject.facts.get("is_rules") and issued and start and start < issued + THIRTY_DAYS:
        yield Hit(_header(_("施行日期"), start), value=str(start))


def no_caption(subject: Subject) -> Iterator[Hit]:
    if subject.facts.get("is_rules") and not subject.facts.get("caption_note"):
        yield Hit(_header(_("题注"), ""), value="-")


def in_future(subject: Subject) -> Iterator[Hit]:
    issued = _day(subject, "issued_on")
    if issued and subject.today and issued > subject.today:
        yield Hit(_header(_("成文日期"), issued), value=str(issued))


def late(subject: Subject) -> Iterator[Hit]:
    """Later than twenty working days after it was formed (REG-06), or than the item's own limit."""
    due = _day(subject, "due_on")
    if due and subject.today and subject.today > due:
        words = _("最晚应当在 %(day)s 公开，已经过了。") % {"day": due}
        yield Hit(_header(_("成文日期"), _day(subject, "issued_on")), value=str(due), explanation=words)


def no_source(subject: Subject) -> Iterator[Hit]:
    """Empty, where the text is another organ's: readers would take it for ours."""
    if subject.facts.get("content_source") == "":
        of_others = bool(subject.facts.get("is_of_others"))
        yield Hit(_header(_("来源"), ""), value="-", severity=Severity.ANSWER if of_others else Severity.NOTE)


def missing_elements(subject: Subject) -> Iterator[Hit]:
    elements = subject.facts.get("elements") or ()
    if not elements:
        return
    words = "".join(text.folded for text in subject.texts)
    for element in dict.fromkeys(elements):
        if not _is_there(fold(element), words):
            yield Hit(
                Text("elements", _("目录要素"), element), 0, len(element),
                explanation=_("目录要求公开“%(element)s”，正文和附件里没有看到。") % {"element": element},
            )  # fmt: skip


def _is_there(element: str, words: str) -> bool:
    letters = "".join(letter for letter in element if letter.isalnum())
    own = [letters[at : at + 2] for at in range(len(letters) - 1)]
    return not own or letters in words or sum(pair in words for pair in own) >= ENOUGH * len(own)


def _day(subject: Subject, name: str) -> datetime.date | None:
    return subject.facts.get(name)


def _header(label: str, day: object) -> Text:
    """A place among the fields of the header."""
    return Text(f"header:{label}", label, str(day or ""), kind="header")


RULES = (
    Rule("DATE-END", Severity.BLOCKS, gettext_lazy("有效期至早于施行日期"),
         gettext_lazy("请核对这两个日期。"), "DOC-03", ends_first),
    Rule("DATE-FUTURE", Severity.ANSWER, gettext_lazy("成文日期在今天以后"),
         gettext_lazy("请核对成文日期。"), "DOC-03", in_future),
    Rule("DATE-BEGIN", Severity.NOTE, gettext_lazy("施行日期早于成文日期"),
         gettext_lazy("请核对这两个日期。"), "DOC-03", begins_first),
    Rule("RULES-SOON", Severity.NOTE, gettext_lazy("规章公布不到30日就施行"),
         gettext_lazy("规章自公布之日起30日后施行；有法定例外的，请写明。"), "DOC-09", in_force_too_soon),
    Rule("RULES-CAPTION", Severity.NOTE, gettext_lazy("规章没有题注"),
         gettext_lazy("题注写明公布、修订、施行的时间和文号。"), "DOC-08", no_caption),
    Rule("LATE", Severity.NOTE, gettext_lazy("超过公开时限"),
         gettext_lazy("超过了应当公开的期限。"), "REG-06", late),
    Rule("SOURCE-EMPTY", Severity.NOTE, gettext_lazy("来源空着"),
         gettext_lazy("空着就写公开责任主体；转载别的机关的，要写原发布单位。"), "DOC-01", no_source),
    Rule("ELEM-MISSING", Severity.NOTE, gettext_lazy("可能缺少要素"),
         gettext_lazy("目录要求的要素没有看到。"), "国办发〔2019〕54号", missing_elements),
)  # fmt: skip
