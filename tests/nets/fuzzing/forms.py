"""The forms of a page, as a browser would find them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Field:
    name: str
    kind: str  # the input's type; "select", "textarea", "submit"
    values: list[str] = field(default_factory=list)  # what it may hold; the first is what it holds now


@dataclass
class Form:
    action: str
    method: str
    multipart: bool
    fields: list[Field] = field(default_factory=list)

    @property
    def files(self) -> list[Field]:
        return [each for each in self.fields if each.kind == "file"]


class _Reader(HTMLParser):
    def __init__(self, path: str):
        super().__init__()
        self.path, self.found = path, []
        self.form = self.select = self.area = None

    def handle_starttag(self, tag, attrs):
        own = dict(attrs)
        if tag == "form":
            multipart = own.get("enctype") == "multipart/form-data"
            self.form = Form(own.get("action") or self.path, (own.get("method") or "get").upper(), multipart)
            self.found.append(self.form)
        elif self.form is None:
            return
        elif tag == "option" and self.select is not None:
            place = 0 if "selected" in own else len(self.select.values)
            self.select.values.insert(place, own.get("value") or "")
        elif not own.get("name"):
            return
        elif tag == "select":
            self.select = self._add(own["name"], "select")
        elif tag == "textarea":
            self.area = self._add(own["name"], "textarea", "")
        elif tag == "input":
            self._add(own["name"], own.get("type") or "text", own.get("value") or "")
        elif tag == "button":
            self._add(own["name"], "submit", own.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area is not None:
            self.area.values[0] += data

    def _add(self, name: str, kind: str, *values: str) -> Field:
        for known in self.form.fields:
            if known.name == name:  # the other buttons of a group
                known.values += values
                return known
        self.form.fields.append(Field(name, kind, list(values)))
        return self.form.fields[-1]


def forms_of(path: str, page: str) -> list[Form]:
    reader = _Reader(path)
    reader.feed(page)
    return reader.found
