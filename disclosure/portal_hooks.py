"""What disclosure tells the house: its kind of publication, and where a clerk begins."""

import datetime

from django.utils.translation import gettext as _

from disclosure.documents import DOCUMENT
from portal.people.models import Person
from portal.people.rights import holds_anywhere

KINDS = (DOCUMENT,)


def ways_to_begin(person: Person, day: datetime.date) -> list[dict]:
    """The buttons of “写一份” on the first page of the desk."""
    if not holds_anywhere(person, "write", day):
        return []
    return [
        {"label": _("从目录事项开始"), "url": "/admin/disclosure/catalogitem/", "main": True},
        {"label": _("直接写"), "url": "/admin/disclosure/document/add/", "main": False},
    ]


DESK_STARTS = (ways_to_begin,)
DESK_FINDERS = ("/admin/disclosure/document/",)
