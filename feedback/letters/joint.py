"""Handled by several organs: the one that has the letter leads and answers; the others write their part for it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from feedback.intake.rights import HANDLE
from feedback.models import Letter, LetterEvent, LetterPart
from portal.cases.today import now, today
from portal.people.models import Person
from portal.people.rights import organs_where
from portal.workflow import MoveRefused


def waiting(letter: Letter, organs: set[int]) -> QuerySet[LetterPart]:
    return LetterPart.objects.waiting(organs).filter(letter=letter)


def join(letter: Letter, event: LetterEvent, said, by: Person) -> None:
    asked = set(letter.parts.filter(round=letter.round).values_list("organ", flat=True)) | {letter.organ_id}
    organs = [each for each in said.organs if each.pk not in asked]
    if not organs:
        raise MoveRefused(_("请选牵头单位以外、还没有请过的单位。"))
    LetterPart.objects.bulk_create(
        LetterPart(letter=letter, round=letter.round, organ=each, asked=said.note) for each in organs
    )
    event.told = "、".join(each.short_name for each in organs)


def contribute(letter: Letter, event: LetterEvent, said, by: Person) -> None:
    if len(said.part.strip()) < 5:
        raise MoveRefused(_("请写本单位的意见。"))
    part = waiting(letter, organs_where(by, HANDLE, today())).select_for_update(of=("self",)).first()
    part.text, part.written_by, part.written_at = said.part.strip(), by, now()
    part.save(update_fields=["text", "written_by", "written_at"])
    event.organ = part.organ
