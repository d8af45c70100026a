"""A reviewer's word on what the examination found. Authors mend; they do not answer for themselves."""

from django.utils.translation import gettext as _

from portal.people.models import Person
from portal.publishing import findings
from portal.publishing.conflicts import as_conflict
from portal.publishing.content import plain
from portal.publishing.deciding import may_decide
from portal.publishing.models import FindingAnswer, Revision
from portal.publishing.writing import acting_as, locked, record_beside
from portal.workflow import Conflict, MoveRefused

LONGEST = 500


@as_conflict()
def answer(revision_id: int, key: str, words: str, *, by: Person) -> FindingAnswer:
    """Record the word. Raises Conflict when there is no such finding any more, MoveRefused with the reason else."""
    words = plain(words)
    with acting_as(by):
        revision = locked(revision_id)
        found = next((each.finding for each in findings.standing(revision) if each.finding.key == key), None)
        if found is None:
            raise Conflict(_("这一处现在没有了，内容或者规则有了变动。请看新的检查结果。"))
        check(revision, by)
        if found.stops:
            raise MoveRefused(_("这一处要先改，写了答复也不能通过。"))
        if not words:
            raise MoveRefused(_("请写答复：为什么可以这样公开。"))
        if len(words) > LONGEST:
            raise MoveRefused(_("答复最多500字，现在是%(n)s字。") % {"n": len(words)})
        said = FindingAnswer.objects.create(
            publication=revision.publication, revision=revision, key=key, person=by, words=words
        )
        record_beside("answer_finding", revision, by=by, reason=found.rule)
    return said


def check(revision: Revision, by: Person) -> None:
    """Raises MoveRefused unless `by` decides at this step and wrote nothing of the text."""
    if not may_decide(revision, by):
        raise MoveRefused(_("检查结果由这一步的审核人答复。"))
    if revision.contributions.filter(person=by).exists():
        raise MoveRefused(_("您写过或改过这份稿件，不能由您答复。请其他审核人办理。"))
