"""Telling who filed something that there is news, not what: other servers read mails."""

import json

from django.utils.translation import gettext as _

from feedback.models.filed import Filed
from portal.cases.mail import post_mail
from portal.site.addresses import mailed_address
from portal.site.context import known_profile
from portal.site.keys import unseal


def tell(kind: str, filed: Filed, *, subject: str, body: str, track: str) -> None:
    """`subject` names the site, `body` the number and the page where it is followed."""
    if not filed.wants_mail:
        return
    site = known_profile()
    body %= {"number": filed.number, "url": mailed_address(track)}
    post_mail(kind, to=who_filed(filed)["email"], subject=subject % {"site": site.name if site else ""},
              body=f"{body}\n\n{_('这封信由系统发出，请勿回复。')}\n")  # fmt: skip


def who_filed(filed: Filed) -> dict[str, str]:
    """Name, phone and the rest that lies sealed: for sending, for the letter that goes out, and for a look that is
    recorded (admin/walked.py)."""
    return json.loads(unseal(filed.sealed))
