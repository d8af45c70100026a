"""Facts of law and practice that the sources leave open or unsure (`[K?]` in the project's rules): options, never
hard-coded law. Each keeps the source it came from; `unsure` ones are listed for the office to confirm."""

from django.utils.translation import gettext_lazy as _

from portal.site.options import Option

MONTH_DAY = r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
# Serials begin anew each year, so the year is in it; so short that what comes of it fits its column.
INDEX_NUMBER = (
    r"(?=.{1,40}$)(?=.*\{year\})(?=.*\{serial)(?!.*(\{[a-z_]+).*\1)"
    r"([^{}\s]|\{credit_code\}|\{year\}|\{serial(:0[1-9]d)?\})+"
)


def _days(key: str, default: int, label: str, source: str, **more) -> Option:
    return Option(key, int, default, label, source, least=more.pop("least", 1), most=3660, **more)


def _month_day(key: str, default: str, label: str, source: str, **more) -> Option:
    words = _("写成 月-日，例如 01-31。")
    return Option(key, str, default, label, source, pattern=MONTH_DAY, pattern_words=words, **more)


FACTS = (
    # Publishing and keeping up to date
    _days(
        "disclosure.reassess_months",
        12,
        _("不予公开的多久重新评估（月）"),
        "条例第十八条未定期限（REG-07）",
        unsure=True,
    ),
    _days("disclosure.guide_confirm_months", 6, _("公开指南多久核对一次（月）"), "条例第十二条未定期限", unsure=True),
    _days(
        "disclosure.catalog_confirm_months",
        12,
        _("标准目录多久重新梳理（月）"),
        "国办发〔2019〕54号（CAT-04）",
        unsure=True,
    ),
    _days("documents.term_years", 5, _("规范性文件一般有效期（年）"), "各地规定不一（DOC-05）", unsure=True),
    _days("documents.trial_term_years", 2, _("试行、暂行文件有效期（年）"), "各地规定不一（DOC-05）", unsure=True),
    Option(
        "documents.index_number",
        str,
        "{credit_code}/{year}-{serial:05d}",
        _("索引号格式"),
        "IDX-03",
        unsure=True,
        help=_("可用 {credit_code} {year} {serial}；改了只影响以后的。"),
        pattern=INDEX_NUMBER,
        pattern_words=_("格式里要有 {year} 和 {serial}，各写一次，不写别的花括号，不超过40个字。"),
    ),
    Option(
        "disclosure.sections",
        list,
        ["政策", "政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报"],
        _("“政府信息公开”专栏的部分和次序"),
        "国办公开办函〔2019〕61号；“政策”见33号（PLT-02）",
        unsure=True,
    ),
    # Interpretation and response
    _days("interpretation.working_days", 3, _("解读最迟在文件公布后几个工作日"), "地方实施意见（INT-02）", unsure=True),
    _days(
        "response.urgent_hours",
        5,
        _("特别重大突发事件几小时内发布权威信息"),
        "国办发〔2016〕61号（INT-09）",
        unsure=True,
    ),
    _days(
        "response.conference_hours",
        24,
        _("特别重大突发事件几小时内开发布会"),
        "国办发〔2016〕61号（INT-09）",
        unsure=True,
    ),
    _days("response.other_hours", 48, _("其他政务舆情几小时内回应"), "国办发〔2016〕61号（INT-09）", unsure=True),
    # Requests
    _days(
        "requests.retention_years",
        10,
        _("申请材料保存年限（写进归档包）"),
        "按本机关档案保管期限表（REQ-26）",
        unsure=True,
    ),
    _days("requests.warn_working_days", 3, _("申请到期前、提交后还没有确认，几个工作日提醒"), "MON-X03", unsure=True),
    # Consultations
    _days(
        "consultations.result_working_days",
        15,
        _("结束后几个工作日内公布采纳情况"),
        "没有全国统一期限（CON-05）",
        unsure=True,
    ),
    _days("consultations.least_a_year", 6, _("每年征集调查不少于几次"), "国办秘函〔2019〕19号", unsure=True),
    _days("interviews.least_a_year", 6, _("每年在线访谈不少于几次"), "国办秘函〔2019〕19号", unsure=True),
    # Columns that must not stand still (website-standard §4)
    _days("columns.news_days", 14, _("动态要闻最长不更新（日）"), "国办秘函〔2019〕19号"),
    _days("columns.policy_days", 183, _("政策文件、通知公告最长不更新（日）"), "国办秘函〔2019〕19号"),
    _days("columns.plans_days", 365, _("人事、规划计划最长不更新（日）"), "2015年普查指标"),
    _days("columns.service_statistics_days", 92, _("办事统计最长不更新（日）"), "国办秘函〔2019〕19号"),
    _days("columns.letters_days", 61, _("留言公开最长不更新（日）"), "国办秘函〔2019〕19号"),
    _days("columns.interpretation_days", 183, _("政策解读最长不更新（日）"), "国办秘函〔2019〕19号", unsure=True),
    _days("columns.data_days", 92, _("数据发布最长不更新（日）"), "国办秘函〔2019〕19号", unsure=True),
    _days("columns.other_days", 365, _("其他应更新栏目最长不更新（日）"), "国办秘函〔2019〕19号", unsure=True),
    # Annual report
    _month_day(
        "disclosure.budget_due", "04-30", _("预算最迟公开（月-日）"), "预算法第十四条：批复后20日内", unsure=True
    ),
    _month_day("disclosure.final_accounts_due", "10-31", _("决算最迟公开（次年月-日）"), "预算法第十四条", unsure=True),
    _month_day("reports.due", "01-31", _("年度报告公布截止（月-日）"), "条例第四十九条（AR-03）"),
    _month_day("reports.government_due", "03-31", _("政府年度报告公布截止（月-日）"), "条例第四十九条（AR-03）"),
    _month_day(
        "reports.township_due", "01-31", _("乡镇街道年度报告截止（月-日）"), "条例未提，各地自定（AR-03）", unsure=True
    ),
)
