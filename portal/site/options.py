"""Options: what an office may set, each with a type, a default and the source it rests on.

An app declares its own in portal_hooks.py (`OPTIONS = (Option(…), …)`). Code asks `option("review.steps")`. What the
law leaves open or our sources leave unsure is `unsure=True`, so that somebody looks at it before going live.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.core.exceptions import ValidationError
from django.db import router, transaction
from django.utils.translation import gettext as _

from portal.cases.today import now
from portal.site.hooks import gathered
from portal.site.models import Setting
from portal.site.standing import forget, standing
from portal.trail.record import SYSTEM, Actor, record

LONGEST_IN_TRAIL = 200


@dataclass(frozen=True)
class Option:
    """One thing that can be set. `type` is bool, int, str or list (of texts); the part of the key before the dot is its
    group."""

    key: str
    type: type
    default: object
    label: str
    source: str = ""
    unsure: bool = False
    help: str = ""
    least: int | None = None
    most: int | None = None
    choices: Sequence[tuple[str, str]] = ()
    pattern: str = ""  # a text must match it as a whole, unless it is empty
    pattern_words: str = ""  # what the pattern asks for, for people

    @property
    def group(self) -> str:
        return self.key.partition(".")[0]

    def clean(self, value: object) -> object:
        """The value as it is stored, or ValidationError in words. Text is read as the option's type."""
        match self.type.__name__:
            case "bool":
                return self._bool(value)
            case "int":
                return self._int(value)
            case "list":
                lines = value.splitlines() if isinstance(value, str) else value
                if not isinstance(lines, list | tuple):
                    raise self._refusal(_("要一行一个。"))
                return [text for line in lines if (text := self._text(line))]
            case "str":
                return self._text(value)
        raise TypeError(f"option {self.key}: {self.type}")

    def _bool(self, value: object) -> bool:
        known = {"1": True, "true": True, "是": True, "on": True, "0": False, "false": False, "否": False, "": False}
        try:
            return value if isinstance(value, bool) else known[str(value).strip().lower()]
        except KeyError:
            raise self._refusal(_("要填是或否。")) from None

    def _int(self, value: object) -> int:
        text = str(value).strip()
        if isinstance(value, bool) or not re.fullmatch(r"-?[0-9]{1,9}", text):
            raise self._refusal(_("要填整数。"))
        number = int(text)
        if self.least is not None and number < self.least:
            raise self._refusal(_("不能小于%(least)s。") % {"least": self.least})
        if self.most is not None and number > self.most:
            raise self._refusal(_("不能大于%(most)s。") % {"most": self.most})
        return number

    def _text(self, value: object) -> str:
        if not isinstance(value, str):
            raise self._refusal(_("要填文字。"))
        text = value.replace("\x00", "").strip()
        if text and self.choices and text not in dict(self.choices):
            raise self._refusal(_("只能选：%(choices)s。") % {"choices": "、".join(str(c[1]) for c in self.choices)})
        if text and self.pattern and not re.fullmatch(self.pattern, text):
            raise self._refusal(self.pattern_words or _("写法不对。"))
        return text

    def _refusal(self, words: str) -> ValidationError:
        return ValidationError(f"{self.label}：{words}", code="option")


class UnknownOption(KeyError):
    """Code asks for an option that nobody declares."""


@cache
def declared() -> dict[str, Option]:
    """Every option of every app, by key."""
    options = {}
    for each in gathered("OPTIONS"):
        if options.setdefault(each.key, each) is not each:
            raise ValueError(f"option {each.key} is declared twice")
        each.clean(each.default)
    return options


def declaration(key: str) -> Option:
    try:
        return declared()[key]
    except KeyError:
        raise UnknownOption(key) from None


def option(key: str):
    """The value in force: what the office set, else the default."""
    return _in_force(declaration(key), standing().settings)


def options_of(group: str) -> dict[str, object]:
    """All values in force of a group, by the part of the key after the dot; one query at most."""
    now_stored = standing().settings
    return {each.key.partition(".")[2]: _in_force(each, now_stored) for each in _group(group)}


@cache
def _group(name: str) -> tuple[Option, ...]:
    return tuple(each for each in declared().values() if each.group == name)


def _in_force(each: Option, stored: dict[str, object]) -> object:
    if each.key not in stored:
        return each.default
    try:
        return each.clean(stored[each.key])
    except ValidationError:  # set under an older declaration that allowed it
        return each.default


def set_option(key: str, value: object, *, by, source: str = "", reason: str = "") -> object:
    """Check, store and record a new value; returns it as stored. The same value again leaves no step."""
    declaration_ = declaration(key)
    new = declaration_.clean(value)
    with transaction.atomic(using=router.db_for_write(Setting)):
        row = Setting.objects.select_for_update().filter(key=key).first()
        old = row.value if row else declaration_.default
        if row and row.value == new and row.source == (source or row.source):
            return new
        Setting.objects.update_or_create(
            key=key,
            defaults={
                "value": new,
                "source": source or (row.source if row else ""),
                "changed_at": now(),
                "changed_by_id": None if isinstance(by, Actor) else by.pk,
            },
        )
        record(
            "setting_changed", by=by, object_type="site.setting", object_id=key,
            from_state=_short(old), to_state=_short(new), reason=reason,
        )  # fmt: skip
    forget()
    return new


def set_defaults(values: dict[str, object], *, source: str = "") -> None:
    """Set several options in the system's name where nobody has set them yet (a sample, a first start)."""
    have = set(Setting.objects.values_list("key", flat=True))
    for key, value in values.items():
        if key not in have:
            set_option(key, value, by=SYSTEM, source=source)


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_IN_TRAIL else f"{text[:LONGEST_IN_TRAIL]}…（{len(text)}字）"
