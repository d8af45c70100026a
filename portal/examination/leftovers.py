"""What stays in a file though nobody sees it (needs 25): comments, tracked changes, hidden places, names of authors,
files inside. All of it can be removed by one button (masks)."""

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext_lazy as _

from portal.examination.finding import Severity
from portal.examination.rules import Hit, Rule
from portal.examination.subject import Subject, Text

SHOWN = 60
HIDDEN = re.compile(r"(?:worksheets/[^/#]+\.xml|content\.xml)(?:#rows|#columns)?$|#hidden$")


def left(wanted: Callable[[Text], bool]) -> Callable[[Subject], Iterator[Hit]]:
    """One hit for each such place of an attachment."""

    def find(subject: Subject) -> Iterator[Hit]:
        for text in subject.texts:
            if text.part.startswith("file") and text.text.strip() and wanted(text):
                yield Hit(text, 0, min(len(text.text), SHOWN))

    return find


def unreadable(subject: Subject) -> Iterator[Hit]:
    for text in subject.texts:
        if text.kind == "name" and text.part in subject.facts.get("unreadable", ()):
            yield Hit(text, 0, len(text.text))


def _is_hidden(text: Text) -> bool:
    """A hidden sheet, row, column or run of words; not what every file has, such as formulas and masters."""
    return text.kind == "hidden" and HIDDEN.search(text.part) is not None


def _is_of_author(text: Text) -> bool:
    """In properties a line that is no date, number or program: a name, an organ, a path."""
    return text.kind == "property" and "docProps/" in text.part


RULES = (
    Rule("FILE-UNREADABLE", Severity.ANSWER, _("读不出内容的附件"),
         _("里面的文字没有检查过。请审核人打开看过，写明可以公开。"), "REV-01、PII-02", unreadable),
    Rule("FILE-TRACKED", Severity.ANSWER, _("修订痕迹"),
         _("删去的文字还在文件里，别人能恢复。"), "needs 25", left(lambda text: text.kind == "tracked")),
    Rule("FILE-COMMENT", Severity.ANSWER, _("批注或者备注"),
         _("批注、备注会随文件一起公开。"), "needs 25", left(lambda text: text.kind == "comment")),
    Rule("FILE-HIDDEN", Severity.ANSWER, _("隐藏的内容"),
         _("隐藏的工作表、行、列和文字会随文件一起公开。"), "needs 25", left(_is_hidden)),
    Rule("FILE-EMBEDDED", Severity.ANSWER, _("内嵌的文件"),
         _("内嵌的文件会随附件一起公开。"), "needs 25",
         left(lambda text: text.kind == "embedded" or "/embeddings/" in text.part)),
    Rule("FILE-AUTHOR", Severity.NOTE, _("文件属性"),
         _("作者、单位等属性会随文件一起公开。"), "needs 25", left(_is_of_author)),
)  # fmt: skip
