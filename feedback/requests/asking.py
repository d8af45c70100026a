"""The letter by which a third party, or another organ, is asked (art. 32, 34): made of one line of the ledger. It says
what was asked for and what of it concerns the addressee, never who asks."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.models import InformationRequest, RequestEvent


@dataclass(frozen=True)
class Letter:
    title: str
    asks: str
    silence: str


LETTERS = {
    "ask_third_party": Letter(
        gettext_lazy("政府信息公开征求第三方意见函"),
        gettext_lazy("其中的内容与您（单位）有关，公开可能影响您（单位）的合法权益。请书面告知是否同意公开；"
                     "不同意的，请说明理由。"),
        gettext_lazy("逾期没有答复的，由本机关依照条例规定决定是否公开（条例第三十二条）。"),
    ),
    "ask_organ": Letter(
        gettext_lazy("政府信息公开征求意见函"),
        gettext_lazy("这项信息由贵机关与本机关共同制作。请书面告知是否同意公开。"),
        gettext_lazy("逾期没有答复的，视为同意公开（条例第三十四条）。"),
    ),
}  # fmt: skip


def noted(whom: str, asked: str) -> str:
    """As the ledger keeps it: the addressee on a line of its own."""
    return f"{whom}\n{asked}"


def letter_of(request: InformationRequest, line: RequestEvent) -> dict:
    """As paper.draw takes it."""
    kind = LETTERS[line.name]
    whom, _line, asked = line.note.rpartition("\n")
    limit = _("请自收到本函之日起%(n)s个工作日内答复本机关。") % {"n": line.days}
    paragraphs = [
        _("本机关收到政府信息公开申请（编号%(number)s），申请公开“%(title)s”。%(asks)s") % {
            "number": request.number, "title": request.title, "asks": kind.asks},
        _("有关的内容：%(words)s") % {"words": asked},
        f"{limit}{kind.silence}",
        _("联系电话：%(phone)s。") % {"phone": request.organ.phone} if request.organ.phone else "",
    ]  # fmt: skip
    return {
        "title": str(kind.title), "number": "", "addressee": whom or "________",
        "paragraphs": [words for words in paragraphs if words], "remedies": [], "organ": request.organ.name,
        "day": line.on.isoformat(),
    }  # fmt: skip
