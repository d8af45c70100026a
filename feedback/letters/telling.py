"""Telling the writer of a letter that there is news, not what."""

from django.utils.translation import gettext as _

from feedback.intake import telling
from feedback.models import Letter

NEWS = "letters.news"


def tell(letter: Letter) -> None:
    telling.tell(
        NEWS, letter, track="/letters/track/", subject=_("%(site)s：您的来信有消息"),
        body=_("您的来信 %(number)s 有新的消息。请凭编号和查询码查看：%(url)s"),
    )  # fmt: skip
