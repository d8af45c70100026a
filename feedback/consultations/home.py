"""What consultations show on first pages: the public's and the desk's."""

from django.utils.translation import gettext as _

from feedback.consultations.listing import ADDRESS, open_now
from portal.cases.today import today

MOST = 4


def asked_now() -> dict | None:
    """“正在征求意见”, as templates/site/home.html draws it."""
    rows = open_now(today(), MOST)
    return {"heading": _("正在征求意见"), "url": ADDRESS, "way": _("全部征集"), "rows": rows} if rows else None


def ways_to_ask(rights: dict[str, set[int]]) -> list[dict]:
    """The button on the first page of the desk."""
    if not rights.get("write"):
        return []
    return [{"label": _("发起征集"), "url": "/admin/feedback/consultation/add/", "main": False}]
