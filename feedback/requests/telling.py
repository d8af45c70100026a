"""Telling an applicant that there is news, not what: other servers read mails."""

import json

from django.utils.translation import gettext as _

from feedback.models import InformationRequest
from portal.cases.mail import post_mail
from portal.site.addresses import mailed_address
from portal.site.context import known_profile
from portal.site.keys import unseal

NEWS = "requests.news"


def tell(request: InformationRequest) -> None:
    if not request.wants_mail:
        return
    site = known_profile()
    body = _("您的政府信息公开申请 %(number)s 有新的消息。请凭编号和查询码查看：%(url)s") % {
        "number": request.number, "url": mailed_address("/requests/track/")}  # fmt: skip
    post_mail(NEWS, to=applicant_of(request)["email"], subject=_("%(site)s：您的申请有消息") % {
        "site": site.name if site else ""}, body=f"{body}\n\n{_('这封信由系统发出，请勿回复。')}\n")  # fmt: skip


def applicant_of(request: InformationRequest) -> dict[str, str]:
    """Who asks, for the letter and for a look that is recorded (moving.opened)."""
    return json.loads(unseal(request.sealed))
