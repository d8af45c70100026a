"""Reading one line: place by place, into what a clerk would have written."""

import hashlib
import json
import re

from django.utils import timezone
from django.utils.translation import gettext as _

from disclosure.batch.addresses import own_path
from disclosure.batch.ground import Ground
from disclosure.batch.lines import BadLine, File, Line, Refused, Told
from disclosure.batch.placed import LIMITS, Placed, check_length, day_of
from disclosure.batch.sources import Raw
from disclosure.document_number import is_usual, normalise
from disclosure.drafting import Draft
from disclosure.models import ValidityMark
from portal.people.models import Organ
from portal.publishing.content import clean_html, paragraphs_to_html, plain, text_of
from portal.publishing.models import RelationKind
from portal.search.models import Axis
from portal.site.links import host_of

FULL_WIDTH_DIGIT = re.compile(r"[０-９]")
NONE = {"无", "暂无", "-", "—", "无文号"}  # how people write that there is no number
MARKS = {
    "": "", "有效": "", "现行有效": "", "已修改": ValidityMark.AMENDED, "已被修改": ValidityMark.AMENDED,
    "失效": ValidityMark.EXPIRED, "已失效": ValidityMark.EXPIRED, "废止": ValidityMark.REPEALED,
    "已废止": ValidityMark.REPEALED, **{mark.value: mark for mark in ValidityMark},
}  # fmt: skip
LONG_PARAGRAPH = 1000
BETWEEN_FILES = re.compile(r"[;；|\n]")


def read(raw: Raw, ground: Ground) -> Line | Refused:
    said = {}
    try:
        said = _object(raw.said)
        return _Reader(raw.number, said, ground).line()
    except BadLine as error:
        title = said.get("title")
        return Refused(raw.number, str(error), plain(title)[:60] if isinstance(title, str) else "")


def _object(raw: bytes | dict) -> dict:
    if isinstance(raw, dict):
        return raw
    if raw is None:
        raise BadLine(_("这一行太长"))
    try:
        said = json.loads(raw.decode())
    except UnicodeDecodeError as error:
        raise BadLine(_("不是 UTF-8 编码")) from error
    except (ValueError, RecursionError) as error:
        raise BadLine(_("不是一个完整的 JSON 对象")) from error
    if not isinstance(said, dict):
        raise BadLine(_("不是一个 JSON 对象"))
    return said


class _Reader(Placed):
    def line(self) -> Line:
        title, body = self._title(), self._body()
        organs = self._organs()
        organ = self._organ(organs)
        published = self.moment()
        kind, topic = self.words("kind"), self.words("topic")
        known_kind = self.ground.words.kind(kind)
        number = self.short("document_number")
        draft = Draft(
            title=title,
            body_html=body,
            kind=known_kind or "other",
            topic=(self.ground.words.topic(topic) or "") if topic else "",
            document_number="" if number in NONE else number,
            registration_number=self.short("registration_number"),
            caption_note=self.short("caption_note"),
            filing_number=self.short("filing_number"),
            filed_on=self.date("filed_date", _("备案日期")),
            stage=self.code("stage", Axis.STAGE),
            issuing_organs=organs,
            issued_on=self.date("issued_date", _("成文日期")),
            effective_from=self.date("effective_date", _("施行日期")),
            effective_until=self.date("effective_until", _("有效期至")),
            validity_mark=self._mark(),
            content_source=self.short("content_source") or "、".join(organs)[: LIMITS["content_source"]],
            disclosure_time=self.code("disclosure_time", Axis.DISCLOSURE_TIME) or "long_term",
            scope=self.code("scope", Axis.SCOPE) or "general_public",
            abstract=self._abstract(),
            published_at=published,
        )
        if draft.effective_from and draft.effective_until and draft.effective_until < draft.effective_from:
            raise BadLine(_("有效期至早于施行日期"))
        self._doubt(draft, known_kind is None, bool(topic))
        alike = hashlib.sha256(f"{title}\0{draft.issued_on}\0{body}".encode()).hexdigest()
        line = Line(
            self.number, draft, organ.pk, self.short("index_number"), alike, id=str(self.left.get("id", ""))[:100],
            items=self._items(), files=self._files(), relations=self._relations(),
            old_addresses=self._old_addresses(), outside=[name for name in organs if name not in self.ground.names],
        )  # fmt: skip
        line.left, line.has_html = self.leavings(), "body_html" in self.placed
        line.warnings = list(dict.fromkeys(self.warnings))
        if not text_of(body) and not line.files:
            raise BadLine(_("没有正文"))
        return line

    def _title(self) -> str:
        title = plain(self.words("title"))
        if not title:
            raise BadLine(_("没有标题"))
        if len(title) > LIMITS["title"]:
            raise BadLine(_("标题有%(n)s字，最多%(most)s字") % {"n": len(title), "most": LIMITS["title"]})
        if FULL_WIDTH_DIGIT.search(title):
            self.warnings.append("full_width")
        return title

    def _body(self) -> str:
        html, text = self.words("body_html"), self.words("text")
        if len(html or text) > self.ground.longest_text:
            raise BadLine(
                _("正文有%(n)s字，最多%(most)s字") % {"n": len(html or text), "most": self.ground.longest_text}
            )
        if not html and len(text) > LONG_PARAGRAPH and "\n" not in text.strip():
            self.warnings.append("one_paragraph")
        return clean_html(html or paragraphs_to_html(text))

    def _organs(self) -> list[str]:
        name, value = self.placed.get("issuer", ("issuer", ""))
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            value = re.split("[、\n]", self.words("issuer"))
        names = [each for part in value if (each := plain(part))]
        for each in names:
            check_length("issuer", each)
        return names

    def _organ(self, issuers: list[str]) -> Organ:
        """Who answers for it here: the organ that the line names, else its first issuer that is ours."""
        if said := plain(self.words("responsible_organ")):
            if found := self.ground.organs.get(said):
                return found
            self.leave("responsible_organ", "organ_unknown")
        return next((found for name in issuers if (found := self.ground.organs.get(name))), self.ground.home)

    def _mark(self) -> str:
        words = plain(self.words("status"))
        if words not in MARKS:
            self.leave("status", "word_unknown")
        return str(MARKS.get(words, ""))

    def _abstract(self) -> str:
        text = plain(self.words("abstract"))
        if len(text) > LIMITS["abstract"]:
            self.leave("abstract", "abstract_cut")
        return text[: LIMITS["abstract"]].strip()

    def _items(self) -> list[str]:
        name, value = self.placed.get("items", ("items", ()))
        wanted = value if isinstance(value, list) else re.split(r"[、,，;；\s]+", self.words("items"))
        found = [path for path in wanted if path in self.ground.items]
        if len(found) < len([path for path in wanted if path]):
            self.leave("items", "item_unknown")
        return list(dict.fromkeys(found))

    def _files(self) -> list[File]:
        name, value = self.placed.get("files", ("files", ()))
        if isinstance(value, str):
            value = [each.strip() for each in BETWEEN_FILES.split(value) if each.strip()]
        found, missing = [], []
        for each in value if isinstance(value, list) else [value] if value else []:
            shown = each.get("name") if isinstance(each, dict) else each
            path = each.get("path") or shown if isinstance(each, dict) else each
            if isinstance(shown, str) and isinstance(path, str) and self.ground.folder.has(path):
                digest = str(each.get("sha256", "")) if isinstance(each, dict) else ""
                found.append(File(path, shown.replace("\\", "/").rsplit("/", 1)[-1], digest))
            else:
                missing.append(each)
        if missing:
            self.left[name] = missing
            self.warnings.append("file_missing")
        return found

    def _relations(self) -> list[Told]:
        """As our own export writes them; anything else is left over."""
        _name, value = self.placed.get("relations", ("", ()))
        found = []
        for each in value if isinstance(value, list) else [None] * bool(value):
            said = {} if not isinstance(each, dict) else {k: v for k, v in each.items() if isinstance(v, str)}
            day, words = said.get("effective_on", ""), plain(said.get("words", ""))[: LIMITS["relation"]]
            if said.get("kind") not in RelationKind.values or not words:
                self.leave("relations", "relation_unknown")
                return []
            address = plain(said.get("address", ""))
            if address and not host_of(address):  # a browser would not read it as the address of another site
                self.leave("relations", "relation_address")
                address = ""
            found.append(Told(
                said["kind"], words, said.get("organ", ""), said.get("index_number", ""), address,
                day_of(day, _("关系从哪天起")),
            ))  # fmt: skip
        return found

    def _old_addresses(self) -> list[str]:
        name, value = self.placed.get("old_addresses", ("old_addresses", ()))
        wanted = [value] if isinstance(value, str) else value
        if not isinstance(wanted, list | tuple):
            wanted = [None]
        found = [isinstance(each, str) and own_path(each, self.ground.hosts) for each in wanted]
        if not all(found):
            self.leave("old_addresses", "old_address_elsewhere")
        return list(dict.fromkeys(filter(None, found)))

    def _doubt(self, draft: Draft, kind_unknown: bool, has_topic: bool) -> None:
        issued, effective = draft.issued_on, draft.effective_from
        published = draft.published_at and timezone.localdate(draft.published_at)
        doubts = {
            "no_issued_date": issued is None,
            "issued_in_future": issued is not None and issued > self.ground.today,
            "no_issuer": not draft.issuing_organs,
            "number_form": not is_usual(normalise(draft.document_number)),
            "effective_before_issued": bool(issued and effective and effective < issued),
            "published_before_issued": bool(issued and published and published < issued),
            "kind_unknown": kind_unknown,
            "topic_unknown": has_topic and not draft.topic,
        }
        self.warnings += [rule for rule, holds in doubts.items() if holds]
        for place, is_unknown in (("kind", kind_unknown), ("topic", doubts["topic_unknown"])):
            if is_unknown and place in self.placed:
                name, value = self.placed[place]
                self.left[name] = value
