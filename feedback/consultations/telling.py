"""Whoever left a mail address is told once that there is news: when the result is public."""

from django.db import transaction
from django.utils.translation import gettext as _

from feedback.intake import telling
from feedback.models import Opinion, Period
from portal.database.turns import in_steps

NEWS = "opinions.news"
AT_ONCE = 200  # opinions in a minute


@in_steps
def tell_of_results() -> str:
    answered = Period.objects.filter(answered_on__isnull=False).values("pk")
    waiting = Opinion.objects.filter(wants_mail=True, consultation__in=answered, hidden_reason="").exclude(sealed="")
    keys, told = list(waiting.values_list("pk", flat=True)[:AT_ONCE]), 0
    for key in keys:
        with transaction.atomic():
            opinion = Opinion.objects.select_for_update(skip_locked=True).filter(pk=key, wants_mail=True).first()
            if opinion is None:
                continue
            telling.tell(
                NEWS, opinion, track="/consultations/track/", subject=_("%(site)s：您提的意见有消息"),
                body=_("您提的意见 %(number)s 有新的消息。请凭编号和查询码查看：%(url)s"),
            )  # fmt: skip
            opinion.wants_mail = False
            opinion.save(update_fields=["wants_mail"])
            told += 1
    return f"told of results: {told}"
