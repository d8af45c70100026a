"""What can become of an information request, as one table: outcome → grounds, what the letter must say, remedies, and
the one row of the annual report. The composer, the database's check and the report all read it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from feedback.requests.kinds import ACCESS, RECORD


class Group(StrEnum):
    """The headings under which the report counts."""

    GRANTED = "granted"  # （一）
    PARTIAL = "partial"  # （二）
    DENIED = "denied"  # （三）
    UNABLE = "unable"  # （四）
    REFUSED = "refused"  # （五）
    CLOSED = "closed"  # （六）
    RECORD = "record"  # 更正: no row of the report


GROUP_LABELS = {
    Group.GRANTED: _("予以公开"), Group.PARTIAL: _("部分公开"), Group.DENIED: _("不予公开"),
    Group.UNABLE: _("无法提供"), Group.REFUSED: _("不予处理"), Group.CLOSED: _("其他处理"),
}  # fmt: skip


class Need(StrEnum):
    """A part of the reply without which it can't be saved (REQ-20)."""

    REASONS = "reasons"
    WAY = "way"  # how and where to get it
    AVAILABLE_ON = "available_on"  # from when
    OPEN_PART = "open_part"  # what is given
    LAW = "law"  # the law that forbids, or that has its own way
    SEARCH_RECORD = "search_record"  # what was looked for, where
    CORRECTION = "correction"  # what was put right
    COMPETENT = "competent"  # who may put it right, with its contact


@dataclass(frozen=True)
class Ground:
    """One reason in law for an outcome."""

    code: str
    article: str
    label: str
    needs: tuple[Need, ...] = ()
    may_say: str = ""  # what the letter may add, for who writes it


@dataclass(frozen=True)
class Outcome:
    code: str
    label: str
    group: Group
    grounds: tuple[Ground, ...]
    row: str  # of table B of the annual report; empty: counted nowhere
    after: str = ""  # the move that must stand in the ledger before (states.py)
    is_written: bool = True  # False: what silence means; nobody decides it (states.LAPSED)

    @property
    def kind(self) -> str:
        return RECORD if self.group is Group.RECORD else ACCESS

    @property
    def reconsideration_first(self) -> bool:
        """Whether a suit needs a reconsideration before it (REQ-23)."""
        return self.group is Group.DENIED

    def ground(self, code: str) -> Ground:
        """Raises KeyError for a ground that does not go with this outcome."""
        return {ground.code: ground for ground in self.grounds}[code]


R, LAW = Need.REASONS, Need.LAW
_CONTACT = _("能确定由谁公开的，写明那个机关的名称和联系方式")


def _one(
    code: str, label: str, group: Group, article: str, *needs: Need, row: str = "", may_say: str = "", **more
) -> Outcome:
    row = row or ("" if group is Group.RECORD else code)
    return Outcome(code, label, group, (Ground(code, article, label, needs, may_say),), row, **more)


OUTCOMES = {
    outcome.code: outcome
    for outcome in (
        _one("already_public", _("已主动公开"), Group.GRANTED, "条例第三十六条第（一）项", Need.WAY, row="granted"),
        _one("granted", _("予以公开"), Group.GRANTED, "条例第三十六条第（二）项", Need.WAY, Need.AVAILABLE_ON),
        _one("partial", _("部分公开"), Group.PARTIAL, "条例第三十七条", R, Need.OPEN_PART),
        _one("denied_state_secret", _("属于国家秘密"), Group.DENIED, "条例第十四条", R),
        _one("denied_law_forbidden", _("其他法律行政法规禁止公开"), Group.DENIED, "条例第十四条", R, LAW),
        _one("denied_safety_stability", _("危及“三安全一稳定”"), Group.DENIED, "条例第十四条", R),
        _one("denied_third_party", _("保护第三方合法权益"), Group.DENIED, "条例第十五条、第三十二条", R,
             after="ask_third_party"),
        _one("denied_internal_affairs", _("属于三类内部事务信息"), Group.DENIED, "条例第十六条第一款", R),
        _one("denied_process", _("属于四类过程性信息"), Group.DENIED, "条例第十六条第二款", R),
        _one("denied_case_file", _("属于行政执法案卷"), Group.DENIED, "条例第十六条第二款", R),
        _one("denied_special_query", _("属于行政查询事项"), Group.DENIED, "条例第三十六条第（七）项", R, LAW),
        Outcome("unable_not_held", _("本机关不掌握相关政府信息"), Group.UNABLE, (
            Ground("not_found", "条例第三十六条第（四）项", _("经检索没有所申请的信息"), (R, Need.SEARCH_RECORD)),
            Ground("not_ours", "条例第三十六条第（五）项", _("不属于本机关负责公开"), (R,), _CONTACT),
        ), "unable_not_held"),
        _one("unable_needs_creation", _("没有现成信息需要另行制作"), Group.UNABLE, "条例第三十八条", R),
        _one("unable_still_unclear", _("补正后申请内容仍不明确"), Group.UNABLE, "条例第三十条", R,
             after="corrected"),
        _one("refused_petition", _("信访举报投诉类申请"), Group.REFUSED, "条例第三十九条第一款", R,
             may_say=_("可以告知相应的渠道")),
        _one("refused_repeat", _("重复申请"), Group.REFUSED, "条例第三十六条第（六）项", R),
        _one("refused_publication", _("要求提供公开出版物"), Group.REFUSED, "条例第三十九条第二款", R,
             may_say=_("可以告知获取的途径")),
        _one("refused_excessive", _("无正当理由大量反复申请"), Group.REFUSED, "条例第三十五条", R,
             after="reasons_heard"),
        _one("refused_reconfirm", _("要求行政机关确认或重新出具已获取信息"), Group.REFUSED,
             "国办公开办函〔2021〕30号", R),
        _one("closed_no_correction", _("申请人无正当理由逾期不补正"), Group.CLOSED, "条例第三十条",
             is_written=False),
        _one("closed_fee_unpaid", _("申请人逾期未按收费通知要求缴纳费用"), Group.CLOSED, "国办函〔2020〕109号",
             is_written=False),
        _one("closed_other", _("其他，例如申请人撤回"), Group.CLOSED, "", R),
    )
}  # fmt: skip
# REQ-22, art. 41: put right and told; not found wrong; not ours: passed on, or told who is competent.
RECORDS = {
    outcome.code: outcome
    for outcome in (
        _one("record_corrected", _("已经更正"), Group.RECORD, "条例第四十一条", R, Need.CORRECTION),
        _one("record_kept", _("记录没有不准确，不予更正"), Group.RECORD, "条例第四十一条", R),
        Outcome("record_not_ours", _("无权更正"), Group.RECORD, (
            Ground("passed_on", "条例第四十一条", _("转送有权更正的机关处理"), (R, Need.COMPETENT)),
            Ground("told_whom", "条例第四十一条", _("告知向有权更正的机关提出"), (R, Need.COMPETENT)),
        ), ""),
    )
}  # fmt: skip
ALL = OUTCOMES | RECORDS


def of_kind(kind: str) -> dict[str, Outcome]:
    """What may become of a request of this kind; its being withdrawn is of both."""
    return OUTCOMES if kind == ACCESS else RECORDS
