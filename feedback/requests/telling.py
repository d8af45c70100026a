"""Telling an applicant that there is news, not what."""

from django.utils.translation import gettext as _

from feedback.intake import telling
from feedback.models import InformationRequest

NEWS = "requests.news"


def tell(request: InformationRequest) -> None:
    telling.tell(
        NEWS, request, track="/requests/track/", subject=_("%(site)s：您的申请有消息"),
        body=_("您的政府信息公开申请 %(number)s 有新的消息。请凭编号和查询码查看：%(url)s"),
    )  # fmt: skip
