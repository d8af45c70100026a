"""Documents that a title being typed may repeat: shown to its writer before the second one is written."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from portal.publishing.models import Revision
from portal.publishing.pairs import containing

# What every second title contains, and says nothing.
COMMON = re.compile(
    r"关于|印发|转发|公布|发布|下达|做好|开展|进一步|加强|切实|有关|工作|实施|的|"
    r"(?:通知|意见|公告|通告|公示|办法|方案|决定|函|报告|批复|细则|规定|计划|要点)$|[《》“”\"，。、：；（）()\s]"
)
LEAST, MOST = 4, 5  # characters that are worth asking for; rows shown
LOOKED_AT, ALIKE = 40, 0.5


@dataclass(frozen=True)
class Alike:
    publication: UUID
    revision: int
    title: str
    organ: str
    state: str


def alike(title: str, organs: Iterable[int], *, besides: UUID | None = None) -> list[Alike]:
    """The documents of `organs` whose titles come closest, drafts too; found by the index of titles."""
    found: dict[UUID, Revision] = {}
    mine = Revision.objects.filter(publication__kind="document", publication__organ__in=list(organs))
    for piece in _pieces(title):
        rows = containing(mine, "title", piece).select_related("publication__organ").order_by("-pk")
        for row in rows.only("title", "state", "publication__organ__short_name")[:LOOKED_AT]:
            if row.publication_id != besides:
                found.setdefault(row.publication_id, row)
        if len(found) >= MOST:
            break
    near = [(difflib.SequenceMatcher(None, title, row.title, autojunk=False).ratio(), row) for row in found.values()]
    near = sorted((pair for pair in near if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [
        Alike(row.publication_id, row.pk, row.title, row.publication.organ.short_name, row.get_state_display())
        for _ratio, row in near[:MOST]
    ]


def _pieces(title: str) -> list[str]:
    """The telling parts of a title, the longest first; then halves of the longest."""
    parts = sorted({part for part in COMMON.split(title[:200]) if len(part) >= LEAST}, key=len, reverse=True)[:3]
    if not parts:
        return [title] if len(title) >= LEAST else []
    half = len(parts[0]) // 2
    return parts + [part for part in (parts[0][:half], parts[0][half:]) if len(part) >= LEAST]
