"""Recording that a marked file is declassified: one person says so, a second one confirms it."""

import datetime
import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.rights import holds
from portal.publishing.conflicts import as_conflict
from portal.publishing.content import plain
from portal.publishing.models import Declassification
from portal.trail import words
from portal.trail.record import record
from portal.workflow import Conflict, MoveRefused

words.name(
    {
        "declassify": gettext_lazy("登记解密"),
        "confirm_declassification": gettext_lazy("确认解密"),
        "take_declassified": gettext_lazy("收下已解密的文件"),
    }
)
SHA256 = re.compile(r"[0-9a-f]{64}")


@as_conflict()
def register(organ: Organ, sha256: str, basis: str, decided_on: datetime.date, *, by: Person) -> Declassification:
    """The first person's word. Raises MoveRefused, or Conflict when the file is registered already."""
    sha256 = re.sub(r"\s", "", sha256).lower()
    if not holds(by, "declassify", organ, today()):
        raise MoveRefused(_("您没有为“%(organ)s”登记解密的权限。") % {"organ": organ})
    if not SHA256.fullmatch(sha256):
        raise MoveRefused(_("文件指纹应是64位的十六进制数，请核对。"))
    if decided_on > today():
        raise MoveRefused(_("解密日期在今天以后：还没有解密，不能登记。"))
    if not plain(basis):
        raise MoveRefused(_("请写明解密依据。"))
    with transaction.atomic():
        found, is_new = Declassification.objects.get_or_create(
            sha256=sha256,
            defaults={"organ": organ, "basis": plain(basis), "decided_on": decided_on, "registered_by": by},
        )
        if not is_new:
            raise Conflict(_("这份文件已经登记过。"))
        record("declassify", by=by, object=found, organ=organ.code, content_hash=sha256)
    return found


@as_conflict()
def confirm(pk: int, *, by: Person) -> Declassification:
    """The second person's word; from now on a file of this hash may be attached."""
    with transaction.atomic():
        found = Declassification.objects.select_for_update(of=("self",)).select_related("organ").get(pk=pk)
        if not may_confirm(found, by):
            raise MoveRefused(_("要由另一位有权限的人确认，登记人自己不能确认。"))
        if found.confirmed_by_id:
            raise Conflict(_("已经有人确认过。"))
        found.confirmed_by, found.confirmed_at = by, timezone.now()
        found.save(update_fields=["confirmed_by", "confirmed_at"])
        record("confirm_declassification", by=by, object=found, organ=found.organ.code, content_hash=found.sha256)
    return found


def may_confirm(found: Declassification, person: Person) -> bool:
    return person.pk != found.registered_by_id and holds(person, "declassify", found.organ_id, today())


def is_declassified(sha256: str) -> bool:
    return Declassification.objects.in_force().filter(sha256=sha256).exists()
