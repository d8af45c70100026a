"""What following tells the house: its mails and what it does each minute."""

from django.utils.translation import gettext_lazy as _

from portal.cases.today import now
from portal.following import telling
from portal.site.options import Option

MAIL_KINDS = ((telling.CONFIRM, _("请确认订阅")), (telling.NEWS, _("订阅的新公开")))
OPTIONS = (
    Option(
        "forms.least_seconds", int, 2, _("公众表单打开几秒内提交算太快"), least=0, most=60,
        help=_("太快的多半是机器；填的都留着，再按一次就可以。"),
    ),
)  # fmt: skip


def find_out_whom_news_are_for() -> str:
    return f"news: {telling.match()}"


def write_to_readers() -> str:
    moment = now()
    return f"asked: {telling.ask_to_confirm(moment)}, told: {telling.tell(moment)}, gone: {telling.forget(moment)}"


TICKS = (find_out_whom_news_are_for, write_to_readers)
