"""Letters that nobody has answered for months: after three a question is a veto of the inspection (BOX-04), so after
two whoever sorts them hears of each, at whatever organ it lies."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from feedback.intake.rights import SORT
from feedback.models import Letter, LetterKind
from portal.cases.limits import Limit, Unit
from portal.cases.working_days import WorkingCalendar
from portal.people.models import Person
from portal.publishing.queue import Queue

VETO = Limit(3, Unit.MONTH, "国办秘函〔2019〕19号")
WARNED_AFTER = datetime.timedelta(days=61)


def letters_overlong(person: Person, rights: dict[str, set[int]], on: datetime.date) -> Queue:
    old = Letter.objects.filter(state__in=Letter.OWED, lane__organ__in=rights.get(SORT, set()))
    old = old.filter(received_at__date__lte=on - WARNED_AFTER).select_related("lane", "organ").defer("text", "sealed")
    return Queue("overlong", _("来信久未答复"), old.order_by("received_at"), _row)


def _row(letter: Letter, on: datetime.date, calendar: WorkingCalendar) -> dict:
    last, vetoed = VETO.after(timezone.localdate(letter.received_at), calendar).date, letter.kind == LetterKind.INQUIRY
    if on > last:
        due, lamp = _("超过三个月没有答复"), "late"
        note = _("检查一票否决") if vetoed else ""
    else:
        due = _("再过%(n)s天满三个月") % {"n": (last - on).days}
        note, lamp = (_("逾期一票否决") if vetoed else ""), "today"
    facts = [str(letter.lane), letter.get_kind_display(), letter.get_state_display()]
    return {
        "day": last, "lamp": lamp, "due": due, "due_note": note, "title": letter.title,
        "facts": facts + ([str(letter.organ)] if letter.organ else []),
        "url": reverse("admin:feedback_letter_change", args=[letter.pk]), "action": _("去催办"),
    }  # fmt: skip
