"""Reading a file of documents, one JSON object a line. A bad line is told with number and reason; it stops no other."""

import datetime
import gzip
import hashlib
import json
import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.document_number import is_usual, key, normalise
from disclosure.drafting import Draft
from disclosure.import_words import Words
from portal.cases.today import today
from portal.publishing.content import paragraphs_to_html, plain, text_of
from portal.site.options import option

DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
FULL_WIDTH_DIGIT = re.compile(r"[０-９]")
NONE = {"无", "暂无", "-", "—", "无文号"}  # how people write that there is no number
LONG_PARAGRAPH = 1000
EARLIEST, LATEST = 1900, 2999
LIMITS = {"title": 200, "document_number": 120, "index_number": 60, "issuer": 100}
WARNINGS = {
    "no_issued_date": gettext_lazy("没有成文日期"),
    "no_issuer": gettext_lazy("没有发文机关"),
    "number_form": gettext_lazy("发文字号不是常见的写法，照原样保留"),
    "number_twice": gettext_lazy("发文字号与别的文件相同，照原样保留"),
    "same_title": gettext_lazy("标题与别的文件相同（例如同一部法的几个版本）"),
    "full_width": gettext_lazy("标题里有全角数字，照原样保留"),
    "one_paragraph": gettext_lazy("正文没有分段"),
    "effective_before_issued": gettext_lazy("施行日期早于成文日期"),
    "published_before_issued": gettext_lazy("发布日期早于成文日期"),
    "issued_in_future": gettext_lazy("成文日期晚于今天"),
    "kind_unknown": gettext_lazy("体裁不在词表里，记为“其他”"),
    "topic_unknown": gettext_lazy("主题分类不在词表里，没有记"),
}


class BadFile(Exception):
    """The file as a whole cannot be read."""


class BadLine(Exception):
    """This line cannot go in; the message is the reason."""


@dataclass(frozen=True)
class Line:
    """A line that can go in."""

    number: int
    draft: Draft
    index_number: str
    digest: str  # of title, date and text: two lines alike are one document
    warnings: list[str] = field(default_factory=list)

    @property
    def number_key(self) -> str:
        return key(normalise(self.draft.document_number))


@dataclass(frozen=True)
class Refused:
    number: int
    reason: str
    title: str = ""

    def __str__(self):
        words = _("第%(number)s行：%(reason)s") % {"number": self.number, "reason": self.reason}
        return f"{words}（{self.title}）" if self.title else words


def read(path: Path, words: Words) -> Iterator[Line | Refused]:
    """Every line of the file in order; empty ones are passed over."""
    limit = option("text.max_characters")
    for number, raw in _raw_lines(path):
        said = {}
        try:
            said = _object(raw)
            yield _line(number, said, words, limit)
        except BadLine as error:
            title = said.get("title")
            yield Refused(number, str(error), plain(title)[:60] if isinstance(title, str) else "")


def digest_of(path: Path) -> str:
    """SHA-256 of the file: the same file is brought in once."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BadFile(_("打不开文件 %(file)s：%(why)s。") % {"file": path, "why": error.strerror}) from error


def _raw_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as head:
            packed = head.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if raw := raw.removeprefix(b"\xef\xbb\xbf").strip():
                    yield number, raw
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadFile(_("压缩文件 %(file)s 坏了，读不下去。请重新取得这个文件。") % {"file": path.name}) from error
    except OSError as error:
        raise BadFile(_("打不开文件 %(file)s：%(why)s。") % {"file": path, "why": error.strerror}) from error


def _object(raw: bytes) -> dict:
    try:
        said = json.loads(raw.decode())
    except UnicodeDecodeError as error:
        raise BadLine(_("不是 UTF-8 编码")) from error
    except (ValueError, RecursionError) as error:
        raise BadLine(_("不是一个完整的 JSON 对象")) from error
    if not isinstance(said, dict):
        raise BadLine(_("不是一个 JSON 对象"))
    return said


def _line(number: int, said: dict, words: Words, limit: int) -> Line:
    title, text = plain(_text(said, "title")), _text(said, "text")
    if not title:
        raise BadLine(_("没有标题"))
    if len(title) > LIMITS["title"]:
        raise BadLine(_("标题有%(n)s字，最多%(most)s字") % {"n": len(title), "most": LIMITS["title"]})
    if len(text) > limit:
        raise BadLine(_("正文有%(n)s字，最多%(most)s字") % {"n": len(text), "most": limit})
    body = paragraphs_to_html(text)
    if not text_of(body):
        raise BadLine(_("没有正文"))
    document_number = plain(_text(said, "document_number"))
    index_number = plain(_text(said, "index_number"))
    _check_length("document_number", document_number, _("发文字号"))
    _check_length("index_number", index_number, _("索引号"))
    organs = [name for part in re.split("[、\n]", _text(said, "issuer")) if (name := plain(part))]
    for name in organs:
        _check_length("issuer", name, _("发文机关"))
    published = _date(said, "published_date", _("发布日期"))
    if published and published > today():
        raise BadLine(_("发布日期晚于今天"))
    kind, topic = _text(said, "kind").strip(), _text(said, "topic").strip()
    draft = Draft(
        title=title,
        body_html=body,
        kind=words.kind(kind) or "other",
        topic=(words.topic(topic) or "") if topic else "",
        document_number="" if document_number in NONE else document_number,
        issuing_organs=organs,
        issued_on=_date(said, "issued_date", _("成文日期")),
        effective_from=_date(said, "effective_date", _("施行日期")),
        effective_until=_date(said, "effective_until", _("有效期至")),
        content_source="、".join(organs)[:100],
        published_at=published and timezone.make_aware(datetime.datetime.combine(published, datetime.time())),
    )
    if draft.effective_from and draft.effective_until and draft.effective_until < draft.effective_from:
        raise BadLine(_("有效期至早于施行日期"))
    warnings = list(_doubts(draft, published, text))
    warnings += ["kind_unknown"] if words.kind(kind) is None else []
    warnings += ["topic_unknown"] if topic and not draft.topic else []
    alike = hashlib.sha256(f"{title}\0{draft.issued_on}\0{body}".encode()).hexdigest()
    return Line(number, draft, index_number, alike, warnings)


def _doubts(draft: Draft, published: datetime.date | None, text: str) -> Iterator[str]:
    issued, effective = draft.issued_on, draft.effective_from
    if issued is None:
        yield "no_issued_date"
    elif issued > today():
        yield "issued_in_future"
    if not draft.issuing_organs:
        yield "no_issuer"
    if not is_usual(normalise(draft.document_number)):
        yield "number_form"
    if FULL_WIDTH_DIGIT.search(draft.title):
        yield "full_width"
    if len(text) > LONG_PARAGRAPH and "\n" not in text.strip():
        yield "one_paragraph"
    if issued and effective and effective < issued:
        yield "effective_before_issued"
    if issued and published and published < issued:
        yield "published_before_issued"


def _text(said: dict, name: str) -> str:
    value = said.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadLine(_("“%(name)s”应是文字") % {"name": name})
    return value.encode("utf-8", "replace").decode()


def _check_length(name: str, text: str, label: str) -> None:
    if len(text) > LIMITS[name]:
        raise BadLine(_("%(label)s有%(n)s字，最多%(most)s字") % {"label": label, "n": len(text), "most": LIMITS[name]})


def _date(said: dict, name: str, label: str) -> datetime.date | None:
    text = unicodedata.normalize("NFKC", _text(said, name)).strip()
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
