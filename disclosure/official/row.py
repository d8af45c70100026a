"""One line of an official table → one row of the catalog, with every reason against it at once."""

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from disclosure.catalog_rows import RECONSTRUCTED, CatalogRow, check_lengths, digest_of, doubts
from disclosure.channels import Channel
from disclosure.models import Audience, ItemVersion, Level, Mode
from disclosure.official import cells as read
from disclosure.official.boxes import channels_in, ticked
from disclosure.official.domains import Spoken
from disclosure.official.text import tidy, widths
from disclosure.time_limits import TimeLimit, parse_time_limit

LIMIT = tuple(TimeLimit.__dataclass_fields__)
PUBLIC, GROUP = "audience:general_public", "audience:specific_group"
PROACTIVE, ON_REQUEST = "mode:proactive", "mode:on_request"


@dataclass
class Line:
    """The texts of a line by target, as they are to be read; `extras` by the header word of their column."""

    sheet: str
    line: int
    domain: Spoken | None
    texts: Mapping[str, str]
    extras: Mapping[str, str]
    default_level: str
    source: str
    warnings: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def get(self, target: str) -> str | None:
        """None where the table has no such column."""
        return self.texts.get(target)

    def has(self, name: str) -> bool:
        return any(target.partition(":")[0] == name for target in self.texts)

    def understood(self) -> tuple[CatalogRow | None, dict]:
        """(the row, or none when it is refused; the fields as far as they were understood)."""
        values: dict = {}
        for part in (self._names, self._words, self._limit, self._channels, self._audience, self._mode, self._levels):
            try:
                values |= part()
            except ValueError as error:
                self.reasons.append(str(error))
        values |= self._source()
        if self.domain is None:
            self.reasons.append(_("看不出属于哪个领域：请在工作表名、标题或者文件名里写上领域"))
        self._look_for_what_is_unseen(values)
        shown = {
            "domain_code": self.domain.code if self.domain else "", "domain": self.domain.name if self.domain else "",
            **values,
        }  # fmt: skip
        if not self.reasons:
            try:
                check_lengths(self.domain.name, values)
            except ValueError as error:
                self.reasons.append(str(error))
        if self.reasons:
            return None, shown
        return self._row(values), shown

    def _row(self, values: dict) -> CatalogRow:
        given = set(values) - {"source", "reconstructed"} - (set() if values["extras"] else {"extras"})
        for name, fields in (("audience", ("audience", "audience_note")), ("mode", ("mode",)), ("levels", ("levels",))):
            if not self.has(name):
                given -= set(fields)
        if self.has("source"):
            given |= {"source", "reconstructed"}
        if not self.has("level3"):
            given.discard("level3")
        if not self.get("elements"):
            given -= {"elements", "required"}
        domain = self.domain
        said = as_cells(domain.code, domain.name, values)
        if values["reconstructed"]:
            said["source"] = RECONSTRUCTED
        self.warnings += doubts(values)
        number, upper = (tidy(self.get(name) or "") for name in ("item_number", "derived_from"))
        return CatalogRow(self.line, domain.code, domain.name, values, digest_of(said), self.warnings, self.sheet,
                          frozenset(given), number, upper)  # fmt: skip

    def _source(self) -> dict:
        if not self.has("source"):
            return {"source": self.source, "reconstructed": False}
        source = " ".join((self.get("source") or "").split())
        is_reconstructed = source == RECONSTRUCTED
        return {"source": "" if is_reconstructed else source, "reconstructed": is_reconstructed}

    def _names(self) -> dict:
        names = {name: read.name_of(self.get(name) or "") for name in ("level1", "level2", "level3")}
        if not names["level2"] and names["level1"]:
            names["level2"] = names["level1"]
            self.warnings.append(_("没有二级事项，按一级事项的名称"))
        if not names["level2"]:
            raise ValueError(_("没有公开事项的名称"))
        if not names["level1"]:
            names["level1"] = self.domain.name if self.domain else names["level2"]
            self.warnings.append(_("没有一级事项，按“%s”") % names["level1"])
        return names

    def _words(self) -> dict:
        content = tidy(self.get("content") or "")
        bases, more, warnings = read.bases_in(self.get("basis") or "")
        self.warnings += warnings
        publisher = read.publisher_of(self.get("publisher") or "")
        if not content:
            self.reasons.append(_("公开内容（要素）是空的"))
        if not bases:
            self.reasons.append(_("公开依据是空的"))
        if not publisher:
            self.reasons.append(_("公开主体是空的"))
        extras = {name: words for name, text in self.extras.items() if (words := tidy(text))}
        for name, words in more.items():
            extras.setdefault(name, words)
        listed = "".join(widths(line) for line in (self.get("elements") or "").splitlines())
        elements, required = read.elements_in(listed or content) if listed or content else ([], [])
        return {"content": content, "elements": elements, "required": required, "bases": bases, "publisher": publisher,
                "extras": extras}  # fmt: skip

    def _limit(self) -> dict:
        text = tidy(self.get("time_limit") or "")
        if not text:
            raise ValueError(_("公开时限是空的"))
        return {"time_limit_text": text, **asdict(parse_time_limit(text))}

    def _channels(self) -> dict:
        chosen, note, warnings = channels_in(self.get("channels") or "")
        self.warnings += warnings
        for target, text in self.texts.items():
            name, _colon, code = target.partition(":")
            if name == "channels" and code:
                is_chosen, words = ticked(text)
                if is_chosen and code not in chosen:
                    chosen.append(code)
                if is_chosen and words and code == Channel.OTHER:
                    note = "、".join(filter(None, (note, words)))
        if not chosen:
            raise ValueError(_("公开渠道和载体没有勾选"))
        return {"channels": [channel.value for channel in Channel if channel.value in chosen], "channel_note": note}

    def _audience(self) -> dict:
        if not self.has("audience"):
            self.warnings.append(_("表里没有公开对象一栏，按全社会"))
            return {"audience": Audience.GENERAL_PUBLIC.value, "audience_note": ""}
        values, warnings = read.audience_of(self.get(PUBLIC), self.get(GROUP), self.get("audience"))
        self.warnings += warnings
        if not values:
            raise ValueError(_("公开对象没有勾选"))
        return values

    def _mode(self) -> dict:
        if not self.has("mode"):
            self.warnings.append(_("表里没有公开方式一栏，按主动公开"))
            return {"mode": Mode.PROACTIVE.value}
        mode, warnings = read.mode_of(self.get(PROACTIVE), self.get(ON_REQUEST), self.get("mode"))
        self.warnings += warnings
        return {"mode": mode}

    def _levels(self) -> dict:
        if not self.has("levels"):
            self.warnings.append(_("表里没有公开层级一栏，按%s") % Level(self.default_level).label)
            return {"levels": [self.default_level]}
        ticks = {target.partition(":")[2]: text for target, text in self.texts.items() if target.startswith("levels:")}
        levels = read.levels_of(ticks, self.get("levels"))
        if not levels:
            raise ValueError(_("公开层级没有勾选"))
        return {"levels": levels}

    def _look_for_what_is_unseen(self, values: dict) -> None:
        texts = [text for value in values.values() for text in (value if isinstance(value, list) else [value])]
        if any(
            unicodedata.category(letter) in {"Cc", "Cs"} for text in texts if isinstance(text, str) for letter in text
        ):
            self.reasons.append(_("有看不见的控制字符"))


def as_cells(code: str, domain: str, values: Mapping) -> dict[str, str]:
    """The item as a row of the standard CSV."""
    audience = ItemVersion(audience=values["audience"], audience_note=values["audience_note"]).audience_text
    return {
        "domain_code": code, "domain": domain, "level1": values["level1"], "level2": values["level2"],
        "content": values["content"], "basis": "；".join(values["bases"]), "time_limit": values["time_limit_text"],
        "publisher": values["publisher"],
        "channels": "|".join(str(Channel(each).label) for each in values["channels"]),
        "audience": audience, "method": "主动" if values["mode"] == Mode.PROACTIVE else "依申请",
        "level": "|".join(str(Level(each).label) for each in values["levels"]), "source": values.get("source", ""),
    }  # fmt: skip
