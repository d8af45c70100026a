"""How the words of an imported line become codes of the vocabulary."""

import re
import unicodedata

from portal.search.models import Axis, Term

KINDS = {
    "法律": "statute", "宪法": "statute", "行政法规": "regulation", "地方性法规": "local_regulation",
    "政府规章": "rules", "部门规章": "rules", "规章": "rules", "司法解释": "judicial_interpretation",
    "法律法规": "laws_and_regulations", "规范性文件": "normative_document", "行政规范性文件": "normative_document",
    "政策文件": "policy_document", "政策解读": "interpretation_text", "政府工作报告": "work_report",
    "工作报告": "work_report", "年度报告": "annual_report", "命令": "order", "令": "order", "其他": "other",
    "公示": "public_notice", "办法": "normative_document", "解读": "interpretation_text", "清单": "list",
    "方案": "plan",
    "": "other",
}  # fmt: skip


class Words:
    """The vocabulary as it stands, read once for a whole file."""

    def __init__(self):
        self.kinds = {_folded(label): code for code, label in Term.objects.labels(Axis.KIND).items()}
        self.kinds |= {_folded(label): code for label, code in KINDS.items() if code in self.kinds.values()}
        self.topics = {}
        for term in Term.objects.on(Axis.TOPIC).select_related("parent"):
            self.topics[_folded(term.path)] = term.code
            if term.parent is None:
                self.topics[_folded(term.label)] = term.code

    def kind(self, text: str) -> str | None:
        """The code of a kind by its name or code; None when the vocabulary has none."""
        return text if text in self.kinds.values() else self.kinds.get(_folded(text))

    def topic(self, text: str) -> str | None:
        """科技、教育/科技 → its code; the class alone where its second level is not known. Codes are words too."""
        if text in self.topics.values():
            return text
        first = re.split(r"[/\\>]", text)[0]
        return self.topics.get(_folded(text)) or self.topics.get(_folded(first))


def _folded(text: str) -> str:
    return re.sub(r"[\s/\\>]+", "/", unicodedata.normalize("NFKC", text).strip())
