"""Writing a step into the trail. It is the last statement of its transaction: from there on the chain is locked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connections, models, router, transaction

from portal.trail.acting import circumstance
from portal.trail.models import Trail

# A reason is typed by a person: what looks like a citizen's number is masked before it is kept for ever (I-10).
ID_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


@dataclass(frozen=True)
class Actor:
    """Who acts where no person is at hand: the system itself, a name that failed to log in."""

    name: str
    pk: int | None = None
    trail_organ: str = ""


SYSTEM = Actor("系统")


class OutsideTransaction(RuntimeError):
    """A step was to be recorded apart from the change it speaks of."""


def record(
    action: str,
    *,
    by,
    object: models.Model | None = None,
    object_type: str = "",
    object_id: str = "",
    organ: str = "",
    from_state: str = "",
    to_state: str = "",
    reason: str = "",
    content_hash: str = "",
    alone: bool = False,
) -> int:
    """Add one step and return its number.

    `by` is a person (`pk`, `name`, `trail_organ`), an `Actor`, or `SYSTEM`. `organ` is the code of the object's organ.
    A step stands in the transaction of its change, else `OutsideTransaction`; `alone=True` says that there is no
    change (a login, an export). On the public side the actor is always 公众 and reason and hash stay empty.
    """
    alias = router.db_for_write(Trail)
    if not alone and not connections[alias].in_atomic_block:
        raise OutsideTransaction(f"record({action!r}) belongs inside the transaction of its change")
    if object is not None:
        object_type = object_type or object._meta.label_lower
        object_id = object_id or str(object.pk)
    now = circumstance()
    fields = {
        "action": action, "object_type": object_type, "object_id": str(object_id), "organ": organ,
        "from_state": from_state, "to_state": to_state,
    }  # fmt: skip
    if alias == "public":
        return _record_publicly(alias, {**fields, "request_id": now.request_id})
    fields |= {
        "actor_name": str(getattr(by, "name", "") or by), "actor_organ": getattr(by, "trail_organ", ""),
        "actor_via": now.via, "reason": mask(reason), "content_hash": content_hash, "request_id": now.request_id,
    }  # fmt: skip
    with transaction.atomic(using=alias, savepoint=False):
        step = Trail(actor_id=by.pk, **{name: storable(value) for name, value in fields.items()})
        step.save(force_insert=True, using=alias)
    return step.id


@dataclass(frozen=True)
class Step:
    """What differs between many steps of one kind."""

    object_id: str
    organ: str = ""
    content_hash: str = ""


def record_many(
    action: str, steps: Iterable[Step], *, by, object_type: str, from_state: str = "", to_state: str = ""
) -> None:
    """Add one step for each of many things that one person did at once; at the desk only, in the transaction of the
    change, as its last statement."""
    connection = connections["default"]
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"record_many({action!r}) belongs inside the transaction of its change")
    steps, now = list(steps), circumstance()
    values = {
        "actor": by.pk, "name": storable(getattr(by, "name", "") or by), "organ": getattr(by, "trail_organ", ""),
        "via": now.via, "request": now.request_id, "action": action, "type": object_type,
        "from": str(from_state), "to": str(to_state), "ids": [each.object_id for each in steps],
        "organs": [each.organ for each in steps], "hashes": [each.content_hash for each in steps],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO trail (actor_id, actor_name, actor_organ, actor_via, action, object_type, object_id, organ,
                                  from_state, to_state, reason, content_hash, request_id)
               SELECT %(actor)s::bigint, %(name)s, %(organ)s, %(via)s, %(action)s, %(type)s, s.id, s.organ,
                      %(from)s, %(to)s, '', s.hash, %(request)s
               FROM unnest(%(ids)s::text[], %(organs)s::text[], %(hashes)s::text[])
                    WITH ORDINALITY AS s (id, organ, hash, n)
               ORDER BY s.n""",
            values,
        )


def mask(text: str) -> str:
    """The text without ID numbers and mobile numbers."""
    return MOBILE.sub("（手机号略）", ID_NUMBER.sub("（证件号略）", text))


def storable(text: str) -> str:
    """PostgreSQL holds neither NUL nor half characters."""
    return str(text).replace("\x00", "").encode("utf-8", "replace").decode()


def _record_publicly(alias: str, fields: dict[str, str]) -> int:
    order = ("action", "object_type", "object_id", "organ", "from_state", "to_state", "request_id")
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT trail_from_public(%s, %s, %s, %s, %s, %s, %s)", [storable(fields[name]) for name in order]
        )
        return cursor.fetchone()[0]
