"""Table B of the annual report, on requests received and handled: its columns and rows (AR §4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.requests.outcomes import GROUP_LABELS, OUTCOMES, Group

# Kind of applicant (REQ-03) → column.
APPLICANTS = {
    "natural_person": gettext_lazy("自然人"), "business": gettext_lazy("商业企业"),
    "research": gettext_lazy("科研机构"), "public_welfare": gettext_lazy("社会公益组织"),
    "legal_service": gettext_lazy("法律服务机构"), "other": gettext_lazy("其他"),
}  # fmt: skip
TOTAL = "total"
COLUMNS = (*APPLICANTS, TOTAL)
NEW, CARRIED_IN, RESULTS, CARRIED_OUT = "new", "carried_in", "result_total", "carried_out"
GROUP_NUMBERS = {Group.GRANTED: "（一）", Group.PARTIAL: "（二）", Group.DENIED: "（三）", Group.UNABLE: "（四）",
                 Group.REFUSED: "（五）", Group.CLOSED: "（六）"}  # fmt: skip
# The rows that results are counted in, in the form's order; and all that hold numbers.
RESULT_ROWS = {outcome.row: outcome.group for outcome in OUTCOMES.values()}
KEYS = (NEW, CARRIED_IN, *RESULT_ROWS, RESULTS, CARRIED_OUT)
ALONE = (Group.GRANTED, Group.PARTIAL)  # groups that are a row themselves

Cells = Mapping[str, Mapping[str, int]]  # row → column → number


@dataclass(frozen=True)
class Row:
    """`key` is empty for a heading. `level`: how far it stands in."""

    key: str
    label: str
    level: int = 0


@cache
def rows() -> tuple[Row, ...]:
    """All lines of the form, headings among them."""
    lines = [
        Row(NEW, _("一、本年新收政府信息公开申请数量")),
        Row(CARRIED_IN, _("二、上年结转政府信息公开申请数量")),
        Row("", _("三、本年度办理结果")),
    ]
    for group, number in GROUP_NUMBERS.items():
        own = [key for key, of in RESULT_ROWS.items() if of is group]
        if group in ALONE:
            words = _("（区分处理的，只计这一情形，不计其他情形）") if group is Group.PARTIAL else ""
            lines.append(Row(own[0], f"{number}{GROUP_LABELS[group]}{words}", 1))
            continue
        lines.append(Row("", f"{number}{GROUP_LABELS[group]}", 1))
        lines += [Row(key, label_in_form(key, n), 2) for n, key in enumerate(own, start=1)]
    return (*lines, Row(RESULTS, _("（七）总计"), 1), Row(CARRIED_OUT, _("四、结转下年度继续办理")))


# The form's own words where they say more than the outcome's label.
_FORM_WORDS = {
    "closed_no_correction": gettext_lazy("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    "closed_fee_unpaid": gettext_lazy("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    "closed_other": gettext_lazy("其他"),
}


def label_in_form(key: str, n: int) -> str:
    """A row within its group, the n-th there."""
    return f"{n}.{_FORM_WORDS.get(key) or OUTCOMES[key].label}"


def empty() -> dict[str, dict[str, int]]:
    return {key: dict.fromkeys(COLUMNS, 0) for key in KEYS}
