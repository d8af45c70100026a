"""Saying how a document will be interpreted, while it is written: with a plan, or not at all, and why (INT-01)."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interpretation.models import Arrangement, Way
from portal.people.models import Person
from portal.publishing import writing
from portal.publishing.content import plain
from portal.publishing.models import Revision
from portal.publishing.typed import refuse_marked
from portal.trail import words
from portal.workflow import MoveRefused

words.name({"arrange": gettext_lazy("安排解读"), "arrange_anew": gettext_lazy("取消解读安排")} | dict(Way.choices))


def plan(
    revision_id: int, *, on: datetime.date | None, person: str, forms: Sequence[str] = (), outline: str = "", by: Person
) -> Arrangement:
    """Raises MoveRefused, or Conflict when the document is under review."""
    if on is None or not plain(person):
        raise MoveRefused(_("解读方案要写明哪天、谁来解读。"))
    said = {"on": on, "person": plain(person)[:50], "forms": list(forms), "outline": plain(outline)[:500]}
    return _say(revision_id, Way.PLAN, said, by)


def exempt(revision_id: int, reason: str, *, by: Person) -> Arrangement:
    if not plain(reason):
        raise MoveRefused(_("请写明不用解读的理由，审核人和公开办都会看。"))
    return _say(revision_id, Way.EXEMPT, {"reason": plain(reason)[:300]}, by)


def cancel(revision_id: int, *, by: Person) -> None:
    """Take the arrangement back: an interpretation will go out with the document instead."""
    with writing.acting_as(by):
        revision = _draft(revision_id, by)
        if Arrangement.objects.filter(revision=revision).delete()[0]:
            writing.record_beside("arrange_anew", revision, by=by)


def _say(revision_id: int, way: Way, said: dict, by: Person) -> Arrangement:
    refuse_marked({name: value for name, value in said.items() if isinstance(value, str)})
    with writing.acting_as(by):
        revision = _draft(revision_id, by)
        blank = {"on": None, "person": "", "forms": [], "outline": "", "reason": ""}
        arrangement, _new = Arrangement.objects.update_or_create(
            revision=revision, defaults={"way": way} | blank | said
        )  # fmt: skip
        writing.record_beside("arrange", revision, by=by, reason=way)
    return arrangement


def _draft(revision_id: int, by: Person) -> Revision:
    revision = writing.locked_draft(revision_id, by=by)
    if revision.publication.kind != "document":
        raise MoveRefused(_("只有公开文件要安排解读。"))
    return revision
