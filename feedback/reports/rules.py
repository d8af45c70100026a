"""What the examination says of an annual report beside what stops it: the warnings of ARC, and last year's words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.reports.identities import Level
from portal.examination.finding import Severity
from portal.examination.rules import Hit, Rule
from portal.examination.subject import Subject, Text


def warned(subject: Subject) -> Iterator[Hit]:
    for rule, level, words in subject.facts.get("report", {}).get("broken", ()):
        severity = Severity.NOTE if level == Level.INFO else Severity.ANSWER
        yield Hit(Text(f"report:{rule}", _("年报 %(rule)s") % {"rule": rule}, words), 0, len(words),
                  severity=severity, explanation=words)  # fmt: skip


def alike(subject: Subject) -> Iterator[Hit]:
    """Always told, to be answered from a share that the office sets."""
    known = subject.facts.get("report", {})
    if percent := known.get("likeness", 0):
        much = percent >= known["most_alike"]
        yield Hit(
            Text("report:alike", _("与上一年比较"), f"{percent}%"), 0, len(f"{percent}%"),
            severity=Severity.ANSWER if much else Severity.NOTE,
            explanation=_("文字有%(n)s%%和上一年的报告相同。") % {"n": percent},
        )  # fmt: skip


RULES = (
    Rule("REP-CHECK", Severity.ANSWER, gettext_lazy("年报的数字要说明"),
         gettext_lazy("请核对数字，审核人写明情况。"), "ARC-06 … ARC-13", warned),
    Rule("REP-ALIKE", Severity.ANSWER, gettext_lazy("与上一年报告相同的文字"),
         gettext_lazy("年度报告不能照抄上一年。"), "AR-08", alike),
)  # fmt: skip
