"""A form sent by a forger: everything that a browser would send, and every other name in the house besides.

The one rule: what a forged form does is what the honest form does. Effects are read from the database, table by table,
inside a transaction that is rolled back.
"""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.apps import apps
from django.db import connections, models, transaction

from tests.nets.expected.notation import Values, asked
from tests.nets.world import World
from tests.nets.written import written

OURS = (
    "people", "publishing", "site", "disclosure", "interpretation", "feedback", "trail", "cases", "search", "following",
    "mfa",
)  # fmt: skip
# The session of the forger, and what is made anew by each request.
NOT_COMPARED = {"django_session"}
# A digest covers the fresh number of its publication.
FRESH = {"id", "at", "created_at", "moved_at", "changed_at", "h", "prev", "n", "request_id", "object_id",
         "publication_id", "revision_id", "released_at", "last_login", "index_number", "confirmed_at",
         "digest", "registered_at", "applied_at"}  # fmt: skip
# What stock admin and formsets listen to.
LEVERS = {
    "_saveasnew": "1", "_popup": "1", "_to_field": "id", "_continue": "1", "_addanother": "1", "post": "yes",
    "action": "delete_selected", "_selected_action": "1", "select_across": "1", "index": "0", "_method": "DELETE",
    "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-MIN_NUM_FORMS": "0", "form-MAX_NUM_FORMS": "9",
    "form-0-id": "1", "form-0-state": "released", "next": "https://example.com/", "initial-organ": "1", "DELETE": "on",
}  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A page with a form, the seat that may send it, and what that person types over what stands in it."""

    name: str
    seat: str
    path: Values  # {"path": …}
    typed: Values = field(default_factory=dict)

    def address(self, world: World) -> str:
        return asked(self.path, world, self.seat)["path"]

    def honest(self, world: World) -> dict:
        page = world.client(self.seat).get(self.address(world))
        fields = fields_of(page.content.decode()) if page.status_code == 200 else {}
        return fields | dict(asked(self.typed, world, self.seat))


class _Forms(HTMLParser):
    """The fields of each form of a page, with what a browser would send of it."""

    def __init__(self):
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self.area = self.select = None

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag == "form":
            self.forms.append({})
        if not self.forms:
            return
        name, fields = named.get("name"), self.forms[-1]
        if tag == "input" and name and named.get("type") not in ("submit", "button", "file", "image"):
            if named.get("type") not in ("checkbox", "radio"):
                fields.setdefault(name, []).append(named.get("value") or "")
            else:
                ticked = fields.setdefault(name, [])  # a box that is offered, though nothing is sent of it
                ticked += [named.get("value", "on")] if "checked" in named else []
        elif tag == "textarea" and name:
            self.area = fields.setdefault(name, [])
            self.area.append("")
        elif tag == "select" and name:
            self.select = fields.setdefault(name, [])
        elif tag == "option" and self.select is not None and "selected" in named:
            self.select.append(named.get("value", ""))

    def handle_data(self, data):
        if self.area is not None:
            self.area[-1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area is not None:
            self.area[-1] = self.area[-1].removeprefix("\n")
            self.area = None
        if tag == "select":
            self.select = None


def fields_of(page: str) -> dict[str, list[str]]:
    """What a browser would send of the page's largest form."""
    reader = _Forms()
    reader.feed(page)
    return max(reader.forms, key=len, default={})


def forged_names(world: World, honest: dict) -> dict[str, str]:
    """A value for every column of every table of ours that the form does not have, and for its inlines."""
    names = {}
    for model in apps.get_models():
        if model._meta.app_label not in OURS:
            continue
        for column in model._meta.concrete_fields:
            value = _forged(world, column)
            names |= {column.name: value, column.attname: value, f"{model._meta.model_name}-0-{column.name}": value}
    for prefix in {name.rsplit("-", 2)[0] for name in honest if name.endswith("-TOTAL_FORMS")}:
        names |= {f"{prefix}-{n}-{column}": "1" for n in range(3) for column in ("is_superuser", "person", "hash")}
    return {name: value for name, value in names.items() if name not in honest}


def _forged(world: World, column: models.Field) -> str:
    if column.name == "state":
        return "released"
    if column.is_relation:
        model = column.remote_field.model
        other = {"Organ": world.cast.bureau_b, "Person": world.person("clerk_b")}.get(model.__name__)
        return str(other.pk if other else model._default_manager.values_list("pk", flat=True).last() or 1)
    match column:
        case models.BooleanField():
            return "on"
        case models.DateTimeField():
            return "2020-01-01 00:00"
        case models.DateField():
            return "2020-01-01"
        case models.IntegerField():
            return "77"
        case models.UUIDField():
            return str(world.things["other_draft"].publication_id)
    return "forged"


def effect(world: World, seat: str, path: str, data: dict) -> tuple[int, set[str]]:
    """The status, and what the POST changed and added: one text each, without what is fresh in every request."""
    with transaction.atomic():
        answer = world.client(seat).post(path, data)
        tables = written(connections["default"]) - NOT_COMPARED
        after = rows(tables)
        transaction.set_rollback(True)
    before = rows(tables)  # taken back, they are as they were
    found, new_keys = set(), {key for _table, key in after.keys() - before.keys()}
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        table = key[0]
        if old is None:
            found.add(f"{table} + {_told(new, new_keys)}")
        elif new is None:
            found.add(f"{table} - {key[1]}")
        else:
            changed = [name for name in new if old[name] != new[name] and name not in FRESH]
            found |= {f"{table} {key[1]} {name}: {_short(name, new[name])}" for name in changed}
    return answer.status_code, found


def rows(tables: set[str]) -> dict[tuple[str, str], dict]:
    """Every row of those of the tables that the desk may read, by table and key."""
    found = {}
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, (SELECT attname FROM pg_attribute a JOIN pg_index i ON i.indrelid = a.attrelid"
            " AND i.indisprimary AND a.attnum = i.indkey[0] WHERE a.attrelid = c.oid) FROM pg_class c"
            " WHERE c.relname = ANY(%s) AND c.relnamespace = 'public'::regnamespace"
            " AND has_table_privilege(c.oid, 'SELECT')",
            [list(tables)],
        )
        for table, key in cursor.fetchall():
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')
            for (text,) in cursor.fetchall():
                row = json.loads(text)
                found[table, str(row[key]) if key else text] = row
    return found


def _told(row: dict, new_keys: set[str]) -> str:
    kept = {
        name: _short(name, value)
        for name, value in sorted(row.items())
        if name not in FRESH and not (name.endswith("_id") and str(value) in new_keys)
    }
    return json.dumps(kept, ensure_ascii=False)


def _short(name: str, value):
    """No password is known before it is set: all unusable ones are alike."""
    return "!" if name == "password" and str(value).startswith("!") else value
