"""Places of a page that the public or an applicant may not see, each with its reason (art. 37, capability 80)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Code → why a part is not given, in the words of the letter
REASONS = {
    "privacy": gettext_lazy("个人隐私（条例第十五条）"),
    "trade_secret": gettext_lazy("商业秘密（条例第十五条）"),
    "state_secret": gettext_lazy("国家秘密（条例第十四条）"),
    "law_forbidden": gettext_lazy("法律、行政法规禁止公开（条例第十四条）"),
    "safety_stability": gettext_lazy("可能危及安全和稳定（条例第十四条）"),
    "internal_affairs": gettext_lazy("内部事务信息（条例第十六条第一款）"),
    "process": gettext_lazy("过程性信息（条例第十六条第二款）"),
    "case_file": gettext_lazy("行政执法案卷（条例第十六条第二款）"),
}


class MarkError(ValueError):
    """A mark that cannot be; the message is for who set it."""


@dataclass(frozen=True)
class Mark:
    """A box on a page, in thousandths of the page as it is shown, from its upper left corner."""

    page: int  # the first is 1
    left: int
    top: int
    width: int
    height: int
    reason: str

    def __post_init__(self):
        if self.page < 1:
            raise MarkError(_("页码从1开始。"))
        if min(self.left, self.top) < 0 or self.left + self.width > 1000 or self.top + self.height > 1000:
            raise MarkError(_("遮盖的地方超出了页面。"))
        if min(self.width, self.height) < 1:
            raise MarkError(_("遮盖的地方太小。"))
        if self.reason not in REASONS:
            raise MarkError(_("请选择遮盖的理由。"))
