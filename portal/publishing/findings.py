"""What was found in a revision, kept beside it: at every save, at submission and before every approval (ADR 0016)."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.examination.finding import Finding
from portal.publishing.examining import as_sent, findings_of
from portal.publishing.models import Contribution, Examination, FindingAnswer, Revision, RevisionFinding
from portal.publishing.rule_table import rules_version


@dataclass(frozen=True)
class Standing:
    """A finding with the word that counts for it, if somebody has spoken."""

    finding: RevisionFinding
    answer: FindingAnswer | None

    @property
    def is_open(self) -> bool:
        return self.finding.stops or (self.finding.must_be_answered and self.answer is None)


def examine(revision: Revision) -> Examination:
    """Run the rules over the revision as it is stored now, inside the caller's transaction, and keep what they say.
    When bytes, rules and findings are those of last time nothing is written."""
    fresh = as_sent(Revision.objects.select_related("publication__organ").get(pk=revision.pk))
    found = _once_each(findings_of(fresh))
    last, version = fresh.examinations.order_by("-pk").first(), rules_version()
    if last and (last.digest, last.rules) == (fresh.hash, version) and _said(last.findings.all()) == _said(found):
        return last
    examination = Examination.objects.create(revision=fresh, digest=fresh.hash, rules=version)
    RevisionFinding.objects.bulk_create(
        RevisionFinding(
            examination=examination, sort=sort, key=each.key, rule=each.rule, severity=each.severity,
            part=each.place.part, label=each.place.label, start=each.place.start, end=each.place.end,
            value=each.value, explanation=each.explanation,
        )
        for sort, each in enumerate(found)
    )  # fmt: skip
    return examination


def standing(revision: Revision) -> list[Standing]:
    """The findings of the newest examination with their answers: what the pages show and a move is held to."""
    newest = revision.examinations.order_by("-pk").first()
    found = list(newest.findings.all()) if newest else []
    if not found:
        return []
    answers = {answer.key: answer for answer in counted_answers(revision).select_related("person")}
    return [Standing(each, answers.get(each.key)) for each in found]


def counted_answers(revision: Revision):
    """The words that count for this text, oldest first: of people who wrote nothing of it."""
    writers = Contribution.objects.filter(revision=revision).values("person")
    return FindingAnswer.objects.filter(publication=revision.publication_id).exclude(person__in=writers)


def open_in(revision: Revision) -> list[Standing]:
    return [each for each in standing(revision) if each.is_open]


def _once_each(found: Iterable[Finding]) -> list[Finding]:
    return list({each.key: each for each in found}.values())


def _said(found: Iterable[Finding | RevisionFinding]) -> list[tuple]:
    return [
        (each.key, each.severity, each.explanation, *_place(each)) for each in found
    ]  # fmt: skip


def _place(each: Finding | RevisionFinding) -> tuple:
    place = each.place if isinstance(each, Finding) else each
    return place.label, place.start, place.end
