"""What a table changes of an item: element by element, as the office and the report read it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from disclosure.models import ItemVersion
from disclosure.official.text import fold

# What is compared, where the table says it; structured limits follow from the text.
COMPARED = ("level1", "level2", "level3", "content", "elements", "required", "bases", "time_limit_text", "publisher",
            "channels", "channel_note",
            "audience", "audience_note", "mode", "levels", "extras", "source", "reconstructed")  # fmt: skip
FOLLOWS = {
    "content": ("elements", "required"),
    "time_limit_text": ("limit_kind", "limit_event", "limit_days", "limit_unit", "annual_date", "decision_days",
                        "display_days", "display_unit"),
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    field: str
    label: str
    before: str
    after: str

    def as_dict(self) -> dict:
        return asdict(self)


def changes(old: ItemVersion, said: Mapping) -> list[Change]:
    """The elements in which `said` differs from the version in force; a field that the table lacks is no difference."""
    found = []
    for name in COMPARED:
        if name not in said:
            continue
        before, after = getattr(old, name), said[name]
        if name == "extras":  # columns that the table lacks stay
            before, after = {title: before.get(title, "") for title in after}, after
        if _folded(name, before) != _folded(name, after):
            label = str(ItemVersion._meta.get_field(name).verbose_name)
            found.append(Change(name, label, shown(name, before), shown(name, after)))
    return found


def merged(old: ItemVersion, values: Mapping, changed: Iterable[Change]) -> dict:
    """The fields of the new version: what changed as the table says it, all else as it was, the office's own
    elements and limits too."""
    names = [name for change in changed for name in (change.field, *FOLLOWS.get(change.field, ()))]
    kept = {field.attname: getattr(old, field.attname) for field in old._meta.concrete_fields}
    own = {"id", "item_id", "number", "year", "state", "in_force_from", "in_force_until"}
    changed = {name: values[name] for name in names if name in values}
    if "extras" in changed:
        changed["extras"] = old.extras | changed["extras"]
    return {name: value for name, value in kept.items() if name not in own} | changed


def shown(name: str, value) -> str:
    """A value as the official table writes it."""
    version = ItemVersion(**{name: value})
    if name == "channels":
        return "、".join(version.channel_labels)
    if name == "levels":
        return "、".join(version.level_labels)
    if name in ("audience", "mode"):
        return str(getattr(version, f"get_{name}_display")())
    if name == "extras":
        return "；".join(f"{title}：{text}" for title, text in value.items())
    if name == "required":
        return "".join("●" if each else "○" for each in value)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return "；".join(value) if isinstance(value, list) else str(value)


def _folded(name: str, value):
    """Two spellings of one name in other widths are no difference, nor are two laws between which a comma stands."""
    if name == "bases":
        return re.sub("》[、,;]?《", "》《", fold(";".join(value)))
    if isinstance(value, dict):
        return {fold(key): fold(each) for key, each in value.items()}
    if isinstance(value, list):
        return [fold(each) if isinstance(each, str) else each for each in value]
    return fold(value) if isinstance(value, str) else value
