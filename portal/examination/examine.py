"""The examination: every rule over one subject."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from portal.examination.finding import Finding, Place, Severity
from portal.examination.rules import Rule
from portal.examination.subject import Subject
from portal.site.hooks import gathered

GRAVITY = {severity: number for number, severity in enumerate(Severity)}


@cache
def rules() -> tuple[Rule, ...]:
    """The table: what every app tells as `RULES` in its `portal_hooks.py`, this one's first."""
    return tuple(gathered("RULES"))


def examine(subject: Subject, table: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """What the rules say of it: the gravest first, then as one reads. Pure: the same subject, the same findings."""
    order = {text.part: number for number, text in reversed(list(enumerate(subject.texts)))}
    found = []
    for number, rule in enumerate(rules() if table is None else table):
        for hit in rule.find(subject):
            place = Place(hit.text.part, hit.text.label, hit.start, hit.end)
            found.append((order.get(place.part, len(order)), place.start, place.end, number, rule, hit, place))
    found.sort(key=lambda row: row[:4])
    seen: Counter[tuple] = Counter()
    findings = []
    for *_, rule, hit, place in found:
        value = hit.value or hit.text.text[hit.start : hit.end]
        same = (rule.id, place.part, value)
        findings.append(Finding(
            rule.id, hit.severity or rule.severity, place, value, hit.explanation or str(rule.explanation), seen[same]
        ))  # fmt: skip
        seen[same] += 1
    findings.sort(key=lambda finding: GRAVITY[finding.severity])
    return tuple(findings)


def refusals(subject: Subject) -> tuple[Finding, ...]:
    """Only what may not be taken in at all; the short way at intake and for text just typed."""
    refusing = [rule for rule in rules() if rule.severity == Severity.REFUSES]
    return tuple(finding for finding in examine(subject, refusing) if finding.severity == Severity.REFUSES)
