"""Letters of other channels from a table: a row each, named by its ticket. A bad row is told with its line and reason
and stops no other; a ticket that is in already is passed by, so a file may be brought in again."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from disclosure.batch.sources import BadFile, Source, digest_of
from disclosure.catalog_rows import BadRow
from feedback.intake.filing import SentBefore
from feedback.intake.rights import SORT
from feedback.letters.entered_form import EnteredLetterForm
from feedback.letters.filing import enter
from feedback.models import Lane, LetterKind
from feedback.models.filed import Channel
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.people.rights import organs_where
from portal.trail.record import record

COLUMNS = {
    "工单号": "ticket", "渠道": "channel", "收到日期": "received_on", "信箱": "lane", "种类": "kind",
    "标题": "title", "内容": "text", "姓名": "name", "电话": "phone", "交给单位": "organ", "被举报单位": "reported",
    "同意公开": "consent",
}  # fmt: skip
NEEDED = ("工单号", "渠道", "收到日期", "种类", "内容")
LONGEST_TITLE = 30  # of one made of the text, where the table has none
MOST = 5000  # rows at once


@dataclass
class Report:
    filed: int = 0
    known: int = 0
    refused: list[BadRow] = field(default_factory=list)

    def count(self, *, is_new: bool) -> None:
        self.filed += is_new
        self.known += not is_new

    def __str__(self):
        told = {"filed": self.filed, "known": self.known, "refused": len(self.refused)}
        return _("登记%(filed)s封，已经登记过%(known)s封，没有登记%(refused)s行") % told


def import_letters(path: Path, *, by: Person) -> Report:
    """Raises BadFile where the table as a whole cannot be read."""
    ground, report = _Ground(by), Report()
    for place, raw in enumerate(Source(path).lines()):
        if not isinstance(raw.said, dict):
            raise BadFile(_("请用 .csv 或 .xlsx 表格。"))
        if not place and (missing := [name for name in NEEDED if name not in raw.said]):
            raise BadFile(_("表头缺少这些列：%s。") % "、".join(missing))
        if place == MOST:
            report.refused.append(BadRow(raw.number, _("一次最多%(n)s行；从这一行起请分开再导入。") % {"n": MOST}))
            break
        try:
            report.count(is_new=ground.enter(raw.said))
        except (ValueError, SentBefore) as error:
            report.refused.append(BadRow(raw.number, str(error)))
    if report.filed:
        with transaction.atomic():
            record("letters_imported", by=by, object_type="feedback.letter", object_id=digest_of(path)[:12],
                   reason=str(report))  # fmt: skip
    return report


class _Ground:
    """What rows name in words, read once."""

    def __init__(self, by: Person):
        self.by = by
        held = organs_where(by, SORT, today())
        self.lanes = list(Lane.objects.open().filter(organ__in=held).prefetch_related("kinds"))
        self.organs = {
            name: each.code for each in Organ.objects.existing() for name in (each.name, each.short_name, each.code)
        }
        self.channels = {label: code for code, label in Channel.choices} | {"12345": Channel.HOTLINE}
        self.kinds = {label: code for code, label in LetterKind.choices}

    def enter(self, row: dict[str, str]) -> bool:
        """Whether it is new; raises ValueError in words."""
        said = {name: row.get(title, "").strip() for title, name in COLUMNS.items()}
        if not said["ticket"]:
            raise ValueError(_("工单号空着。"))
        lane = self._lane(said.pop("lane"))
        said |= {
            "channel": self.channels.get(said["channel"], said["channel"]),
            "kind": self.kinds.get(said["kind"], said["kind"]), "consent": "yes" if said["consent"] == "是" else "no",
            "organ": self._organ(said["organ"]), "reported": self._organ(said["reported"]),
            "title": said["title"] or said["text"][:LONGEST_TITLE], "received_on": said["received_on"].split(" ")[0],
        }  # fmt: skip
        form = EnteredLetterForm(said, lane=lane)
        if not form.is_valid():
            raise ValueError(" ".join(f"{_label(form, name)}{words}" for name, words in _errors(form)))
        _receipt, is_new = enter(form, by=self.by)
        return is_new

    def _lane(self, words: str) -> Lane:
        """The lane named; the first when none is."""
        found = [each for each in self.lanes if words in ("", each.name, each.code)]
        if not found:
            raise ValueError(_("没有这个信箱，或者不由您分办。"))
        return found[0]

    def _organ(self, words: str) -> str:
        if words and words not in self.organs:
            raise ValueError(_("没有叫“%(name)s”的单位。") % {"name": words[:40]})
        return self.organs.get(words, "")


def _errors(form: EnteredLetterForm):
    return ((name, words) for name, errors in form.errors.items() for words in errors)


def _label(form: EnteredLetterForm, name: str) -> str:
    return f"{form.fields[name].label}：" if name in form.fields else ""
