"""A decision is challenged (复议、诉讼), and what came of it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from feedback.models import Challenge, InformationRequest, RequestEvent
from feedback.models.challenge import ChallengeGroup, ChallengeResult
from feedback.requests import answering
from feedback.requests.outcomes import ALL
from feedback.requests.said import Said
from feedback.requests.standing import is_late
from portal.people.models import Person
from portal.workflow import MoveRefused


def challenge(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    if not said.group:
        raise MoveRefused(_("请选复议还是诉讼。"))
    outcome, since = answering.in_force(request)  # none: not answered in time
    if said.group == ChallengeGroup.SUIT_DIRECT and (not outcome or ALL[outcome].reconsideration_first):
        raise MoveRefused(_("不予公开、逾期不答复的，应当先申请行政复议，复议后才能起诉（行政复议法第二十三条）。"))
    if not outcome and not is_late(request, line.on):
        raise MoveRefused(_("答复期限到了还没有答复的，才能就此申请复议。"))
    own = request.challenges.filter(Q(result=ChallengeResult.PENDING) | Q(opened_on__gte=since), group=said.group)
    if outcome and line.on < since or own.exists():  # each decision is challenged for itself
        raise MoveRefused(_("日期早于答复，或者已经登记过。"))
    if said.group == ChallengeGroup.SUIT_AFTER_REVIEW and not request.challenges.filter(
        group=ChallengeGroup.REVIEW, opened_on__lte=line.on
    ):
        raise MoveRefused(_("还没有登记行政复议，请先登记。"))
    Challenge.objects.create(request=request, group=said.group, opened_on=line.on)
    line.note = ChallengeGroup(said.group).label


def judged(request: InformationRequest, line: RequestEvent, said: Said, by: Person) -> None:
    pending = request.challenges.filter(group=said.group, result=ChallengeResult.PENDING).first()
    if pending is None or said.result in ("", ChallengeResult.PENDING) or line.on < pending.opened_on:
        raise MoveRefused(_("请选还没有审结的那一件和它的结果，日期不早于登记的日期。"))
    pending.result, pending.closed_on = said.result, line.on
    pending.save(update_fields=["result", "closed_on"])
    line.note = str(pending)
