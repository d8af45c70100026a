"""What disclosure tells the house: its kind of publication, and where a clerk begins."""

from django.utils.translation import gettext as _

from disclosure.documents import DOCUMENT
from disclosure.sample.logins import LOGINS
from disclosure.village import villages
from disclosure.withholding import count_withheld
from portal.cases.today import today

KINDS = (DOCUMENT,)
SAMPLE_LOGINS = LOGINS


def ways_to_begin(rights: dict[str, set[int]]) -> list[dict]:
    """The buttons of “写一份” on the first page of the desk; `rights`: the organs where each is held."""
    if not rights.get("write"):
        return []
    if villages(rights["write"]).count() == len(rights["write"]):
        return [{"label": _("公开一页台账"), "url": "/admin/disclosure/catalogitem/village/", "main": True}]
    return [
        {"label": _("从目录事项开始"), "url": "/admin/disclosure/catalogitem/", "main": True},
        {"label": _("直接写"), "url": "/admin/disclosure/document/add/", "main": False},
        {"label": _("登记不公开的"), "url": "/admin/disclosure/withhelditem/add/", "main": False},
    ]


def count_what_is_withheld() -> str:
    return f"withheld: {count_withheld(today())}"


TICKS = (count_what_is_withheld,)
DESK_STARTS = (ways_to_begin,)
DESK_FINDERS = ("/admin/disclosure/document/",)
