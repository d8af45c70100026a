"""Asking another organ before a release (art. 11): the question, its clock, the one answer."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.cases.models.workday import working_calendar
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.rights import organs_where
from portal.publishing.conflicts import as_conflict
from portal.publishing.content import plain
from portal.publishing.deciding import may_decide
from portal.publishing.models import Opinion, Revision, Verdict
from portal.publishing.states import REVIEWS, State
from portal.publishing.writing import acting_as, locked, record_beside
from portal.site.options import option
from portal.workflow import Conflict, MoveRefused

LONGEST_QUESTION, LONGEST = 300, 500
MAY_ANSWER = "read"  # whoever works with texts in the organ that is asked
READABLE = (*REVIEWS, State.BATCH_REVIEW, State.REFERRED, State.SCHEDULED)


@as_conflict()
def ask(revision_id: int, organ: Organ, question: str, *, by: Person) -> Opinion:
    """A reviewer asks `organ`; it has so many working days. Raises MoveRefused."""
    question = plain(question)
    with acting_as(by):
        revision = locked(revision_id)
        if not may_decide(revision, by):
            raise MoveRefused(_("征求意见由这一步的审核人来办。"))
        if organ.pk == revision.publication.organ_id:
            raise MoveRefused(_("请选别的单位。"))
        if revision.opinions.filter(organ=organ, verdict="").exists():
            raise MoveRefused(_("已经在请“%(organ)s”提意见，还没有答复。") % {"organ": organ})
        if not question or len(question) > LONGEST_QUESTION:
            raise MoveRefused(_("请写明请对方看什么，最多300字。"))
        due = working_calendar().add_working_days(today(), option("review.opinion_days")).date
        asked = Opinion.objects.create(revision=revision, organ=organ, question=question, asked_by=by, due_on=due)
        record_beside("ask_opinion", revision, by=by, reason=organ.code)
    return asked


@as_conflict()
def answer(opinion_id: int, verdict: str, words: str, *, hash: str, by: Person) -> Opinion:
    """Somebody of the organ asked answers, having read the bytes of `hash`. Raises MoveRefused or Conflict."""
    words = plain(words)
    with acting_as(by):
        opinion, revision = _locked_opinion(opinion_id)
        if opinion.organ_id not in organs_where(by, MAY_ANSWER, today()):
            raise MoveRefused(_("由被征求意见的单位答复。"))
        if opinion.verdict:
            raise Conflict(_("已经答复过了。"))
        if revision.state not in READABLE:
            raise Conflict(_("稿件正在修改或者已经办完，现在不用答复。"))
        if hash != revision.hash:
            raise Conflict(_("您打开以后，内容有了变动。请看过新的内容再答复。"))
        if verdict not in (Verdict.AGREE, Verdict.DISAGREE):
            raise MoveRefused(_("请选同意还是不同意。"))
        if verdict == Verdict.DISAGREE and not words:
            raise MoveRefused(_("不同意的，请写明理由。"))
        if len(words) > LONGEST:
            raise MoveRefused(_("说明最多500字，现在是%(n)s字。") % {"n": len(words)})
        _close(opinion, verdict, words, hash, by)
        record_beside("answer_opinion", revision, by=by, reason=verdict)
    return opinion


@as_conflict()
def close_overdue(opinion_id: int, *, by: Person) -> Opinion:
    """The day has passed without an answer; a reviewer goes on and says so."""
    with acting_as(by):
        opinion, revision = _locked_opinion(opinion_id)
        if not may_decide(revision, by):
            raise MoveRefused(_("由这一步的审核人来办。"))
        if opinion.verdict:
            raise Conflict(_("已经答复过了。"))
        if opinion.due_on >= today():
            raise MoveRefused(_("还没有到答复的期限。"))
        _close(opinion, Verdict.OVERDUE, "", "", by)
        record_beside("answer_opinion", revision, by=by, reason=Verdict.OVERDUE)
    return opinion


def asked_of(organ_ids: set[int]) -> QuerySet[Opinion]:
    """What waits for an answer of these organs, and can be read now."""
    return (
        Opinion.objects.filter(organ__in=organ_ids, verdict="", revision__state__in=READABLE)
        .select_related("revision__publication__organ")
        .defer("revision__body_html", "revision__body_text", "revision__header").order_by("due_on", "pk")
    )  # fmt: skip


def stop_signing(revision: Revision, note: str) -> None:
    """Raises MoveRefused while an organ is still asked; over a disagreement the signer gives reasons."""
    verdicts = list(revision.opinions.values_list("verdict", flat=True))
    if "" in verdicts:
        raise MoveRefused(_("还在征求别的单位的意见，答复了才能签发。"))
    if Verdict.DISAGREE in verdicts and not plain(note):
        raise MoveRefused(_("有单位不同意公开。仍要签发的，请在意见里写明理由。"))


def _close(opinion: Opinion, verdict: str, words: str, digest: str, by: Person) -> None:
    opinion.verdict, opinion.words, opinion.hash, opinion.answered_by = verdict, words, digest, by
    opinion.answered_at = timezone.now()
    opinion.save(update_fields=["verdict", "words", "hash", "answered_by", "answered_at"])


def _locked_opinion(opinion_id: int) -> tuple[Opinion, Revision]:
    revision = locked(Opinion.objects.values_list("revision_id", flat=True).get(pk=opinion_id))
    return Opinion.objects.select_for_update(of=("self",)).get(pk=opinion_id), revision
