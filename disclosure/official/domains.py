"""Which domain a sheet speaks of: a column says it, else a title, the sheet's name, the file's name."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from disclosure.official.text import fold

SHIPPED = Path(__file__).parents[1] / "data" / "standard_catalog.csv"
# As the ministries' guides and local catalogs call them.
OTHER_NAMES = {
    "城乡规划": "国土空间规划", "农村集体土地征收": "征地补偿", "土地征收": "征地补偿", "集体土地征收": "征地补偿",
    "国有土地上房屋征收": "国有土地上房屋征收与补偿", "国有土地房屋征收与补偿": "国有土地上房屋征收与补偿",
    "国有土地上房屋征收补偿": "国有土地上房屋征收与补偿", "房屋征收与补偿": "国有土地上房屋征收与补偿",
    "拆迁安置": "国有土地上房屋征收与补偿", "房屋征收": "国有土地上房屋征收与补偿", "住房保障": "保障性住房",
    "环境保护": "生态环境", "公共文化": "公共文化服务", "文化服务": "公共文化服务", "法律服务": "公共法律服务",
    "乡村振兴": "扶贫", "巩固拓展脱贫攻坚成果": "扶贫", "脱贫攻坚": "扶贫", "救灾生产": "救灾",
    "食品药品": "食品药品监管", "综合执法": "城市综合执法", "城市管理综合执法": "城市综合执法", "就业创业": "就业",
    "社会保障": "社会保险", "养老": "养老服务", "户籍": "户籍管理", "涉农补贴资金": "涉农补贴", "卫生健康": "医疗卫生",
    "税收": "税收管理", "财政": "财政预决算", "预决算": "财政预决算", "重大项目": "重大建设项目",
    "重大项目建设": "重大建设项目",
}  # fmt: skip
NAMED = re.compile(r"([\u4e00-\u9fff]{2,24}?)领域")
TITLE = re.compile(r"([\u4e00-\u9fff]{2,30}?)(?:领域)?(?:基层)?政务公开(?:事项)?标准(?:化)?目录")
PLACE = re.compile(r"^.*?(?:人民政府|省|市|县|区|旗|镇|乡|街道|局|委员会|委|办公室)(?=[\u4e00-\u9fff]{2})")
NUMBER = re.compile(r"^\D{0,1}([0-9]{2,4})(?![0-9年])")
FIRST_FREE = 27


@dataclass(frozen=True)
class Spoken:
    code: str
    name: str
    is_new: bool = False


class Domains:
    """What domains there are: those of the database, and the 26 even before they were imported."""

    def __init__(self, known: Mapping[str, str]):
        self.names = shipped() | dict(known)  # code → name
        # An office that renames a domain still gets tables under its old name.
        self.codes = {fold(name): code for names in (shipped(), known) for code, name in dict(names).items()}
        for other, name in OTHER_NAMES.items():
            if fold(name) in self.codes:
                self.codes.setdefault(fold(other), self.codes[fold(name)])
        self.spoken = sorted(self.codes, key=len, reverse=True)

    def by_code(self, code: str) -> Spoken | None:
        code = code.zfill(2) if code.isdigit() else code
        return Spoken(code, self.names[code]) if code in self.names else None

    def by_name(self, text: str) -> Spoken | None:
        """The domain whose name the text is."""
        name = re.sub(r"^[0-9一二三四五六七八九十、.()]+|领域$", "", fold(text))
        code = self.codes.get(name) or self.codes.get(fold(text))
        return Spoken(code, self.names[code]) if code else None

    def within(self, text: str) -> Spoken | None:
        """The domain that a title or a name of a sheet or file speaks of, the longest name first."""
        words = fold(text)
        if found := self.by_name(text):
            return found
        for name in self.spoken:
            if len(name) > 2 and name in words:
                return Spoken(self.codes[name], self.names[self.codes[name]])
        for name in self.spoken:  # 就业, 扶贫, 救灾: only where they are called a domain
            if f"{name}领域" in words or re.fullmatch(rf"[0-9.、]*{name}.{{0,12}}目录.*", words):
                return Spoken(self.codes[name], self.names[self.codes[name]])
        return None

    def new(self, text: str) -> Spoken | None:
        """A domain that nobody knows yet, where the title calls it one: 旅游领域基层政务公开标准目录."""
        words = re.sub(r"\s+", "", text)
        match = NAMED.search(words) or TITLE.search(words)
        if not match:
            return None
        name = PLACE.sub("", match[1])
        number = NUMBER.match(words)
        code = number[1] if number and number[1] not in self.names else self._free()
        self.names[code] = name
        self.codes[fold(name)] = code
        return Spoken(code, name, is_new=True)

    def column(self, code: str, name: str) -> Spoken | None:
        """What a row says of itself in its columns; a name that nobody knows is a new domain."""
        if code and name:
            return Spoken(code, name, is_new=code not in self.names)
        if code:
            return self.by_code(code)
        return self.by_name(name) or (self.new(f"{name}领域") if len(name) >= 2 else None)

    def _free(self) -> str:
        taken = [int(code) for code in self.names if len(code) == 2]
        return f"{max([*taken, FIRST_FREE - 1]) + 1:02}"


def shipped() -> dict[str, str]:
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        return {row["domain_code"]: row["domain"] for row in csv.DictReader(file)}
