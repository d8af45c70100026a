"""What must be known to judge a line, read once for a whole file: vocabulary, organs, catalog, lexicon."""

import datetime
from pathlib import Path

from disclosure.batch.files import Folder
from disclosure.batch.words import Words
from disclosure.document_header import NAMED
from disclosure.models import ItemVersion
from portal.cases.today import today
from portal.people.models import Organ
from portal.publishing.examining import lexicon
from portal.search.models import Term
from portal.site.options import option


class Ground:
    def __init__(self, home: Organ, *, hosts: frozenset[str] = frozenset(), files: Path | None = None):
        self.home = home
        self.words = Words()
        self.labels: dict[str, dict[str, str]] = {axis: {} for axis in NAMED}
        for term in Term.objects.filter(axis__in=NAMED).select_related("parent"):
            self.labels[term.axis][term.code] = term.path
        self.organs, self.names = _organs(home)
        self.by_key = {organ.pk: organ for organ in self.organs.values()} | {home.pk: home}
        self.items = {
            version.item.path: (version.item_id, _item_name(version), version.asked_for)
            for version in ItemVersion.objects.in_force().select_related("item__domain")
        }
        self.lexicon = lexicon()
        domain = option("site.domain")
        self.hosts = hosts | ({domain.lower()} if domain else frozenset())
        self.folder = Folder(files)
        self.longest_text: int = option("text.max_characters")
        self.today: datetime.date = today()

    def label(self, axis: str, code: str) -> str:
        return self.labels[axis].get(code, code)

    def code(self, axis: str, words: str) -> str | None:
        """The code of a word of an axis; codes are words too."""
        if words in self.labels[axis]:
            return words
        return next((code for code, label in self.labels[axis].items() if label == words), None)


def _organs(home: Organ) -> tuple[dict[str, Organ], frozenset[str]]:
    """Name or code → organ, of the organ itself and all below it; and the names of every organ there is."""
    everyone = list(Organ.objects.existing().order_by("pk"))
    below, before = {home.pk}, 0
    while len(below) > before:
        before = len(below)
        below |= {organ.pk for organ in everyone if organ.parent_id in below}
    mine = [organ for organ in everyone if organ.pk in below]
    named = {name: organ for organ in reversed(mine) for name in (organ.short_name, organ.name, organ.code) if name}
    return named, frozenset(name for organ in everyone for name in (organ.name, organ.short_name))


def _item_name(version: ItemVersion) -> str:
    levels = (version.item.domain.name, version.level1, version.level2, version.level3)
    return " › ".join(name for name in levels if name)
