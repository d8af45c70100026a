"""The fields of one line by their places: each read as what it should be, what cannot be is left over."""

import datetime
import json
import re
import unicodedata

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.batch.fields import sorted_out
from disclosure.batch.ground import Ground
from disclosure.batch.lines import BadLine
from portal.publishing.content import plain

DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
MOMENT = re.compile(
    r"(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?"
)
LONGEST_KEPT = 100_000  # of what has no place
EARLIEST, LATEST = 1900, 2999
LABELS = {
    "document_number": gettext_lazy("发文字号"), "index_number": gettext_lazy("索引号"),
    "issuer": gettext_lazy("发文机关"), "content_source": gettext_lazy("来源"), "caption_note": gettext_lazy("题注"),
    "filing_number": gettext_lazy("备案号"), "registration_number": gettext_lazy("统一编号"),
}  # fmt: skip
LIMITS = {
    "title": 200, "document_number": 120, "index_number": 60, "issuer": 100, "content_source": 100, "abstract": 500,
    "caption_note": 500, "filing_number": 60, "registration_number": 60, "relation": 400,
}  # fmt: skip


class Placed:
    """Leaves in `left` what has no place, and what its place cannot take."""

    def __init__(self, number: int, said: dict, ground: Ground):
        self.number, self.ground = number, ground
        self.placed, self.left = sorted_out(said)
        self.warnings: list[str] = []

    def words(self, place: str) -> str:
        name, value = self.placed.get(place, (place, ""))
        if not isinstance(value, str):
            raise BadLine(_("“%(name)s”应是文字") % {"name": name})
        return value.encode("utf-8", "replace").decode()

    def short(self, place: str) -> str:
        text = plain(self.words(place))
        check_length(place, text)
        return text

    def moment(self) -> datetime.datetime | None:
        text = unicodedata.normalize("NFKC", self.words("published_date")).strip()
        time = datetime.time()
        if found := MOMENT.fullmatch(text):
            text = found[1]
            try:
                time = datetime.time(int(found[2]), int(found[3]), int(found[4] or 0))
            except ValueError as error:
                raise BadLine(_("发布日期“%s”不是日期，应写成 2026-03-02") % found[0][:20]) from error
            if found[5]:
                moment = datetime.datetime.fromisoformat(f"{day_of(text, _('发布日期'))}T{time}{found[5]}")
                return self._past(moment)
        day = day_of(text, _("发布日期"))
        return day and self._past(timezone.make_aware(datetime.datetime.combine(day, time)))

    def _past(self, moment: datetime.datetime) -> datetime.datetime:
        if timezone.localdate(moment) > self.ground.today:
            raise BadLine(_("发布日期晚于今天"))
        return moment

    def date(self, place: str, label: str) -> datetime.date | None:
        text = unicodedata.normalize("NFKC", self.words(place)).strip()
        return day_of(text.split("T")[0].split(" ")[0] if MOMENT.fullmatch(text) else text, label)

    def code(self, place: str, axis: str) -> str:
        words = plain(self.words(place))
        code = self.ground.code(axis, words) if words else ""
        if code is None:
            self.leave(place, "word_unknown")
        return code or ""

    def leave(self, place: str, warning: str) -> None:
        name, value = self.placed[place]
        self.left[name] = value
        self.warnings.append(warning)

    def leavings(self) -> dict[str, object]:
        """What has no place, as it may be stored."""
        _name, ours = self.placed.get("left", ("", {}))
        left = {**(ours if isinstance(ours, dict) else {"left": ours}), **self.left}
        text = json.dumps(left, ensure_ascii=False).replace("\\u0000", "").encode("utf-8", "replace").decode()
        if len(text) > LONGEST_KEPT:
            raise BadLine(_("没有对应栏目的内容太长，最多%s字") % LONGEST_KEPT)
        return json.loads(text)


def check_length(name: str, text: str) -> None:
    if len(text) > LIMITS[name]:
        raise BadLine(
            _("%(label)s有%(n)s字，最多%(most)s字") % {"label": LABELS[name], "n": len(text), "most": LIMITS[name]}
        )


def day_of(text: str, label: str) -> datetime.date | None:
    if not text:
        return None
    try:
        found = DATE.fullmatch(text)
        day = datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day.year <= LATEST:
        raise BadLine(_("%(label)s“%(text)s”不是日期，应写成 2026-03-02") % {"label": label, "text": text[:20]})
    return day
