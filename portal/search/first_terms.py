"""The vocabulary that the portal starts with; an office may rename, reorder and add, codes stay."""

# 体裁: the fifteen kinds of official document (党政机关公文处理工作条例 art. 8), then forms of content.
KINDS = {
    "resolution": "决议", "decision": "决定", "order": "命令（令）", "communique": "公报", "announcement": "公告",
    "public_notice": "通告", "opinions": "意见", "notice": "通知", "circular": "通报", "report": "报告",
    "request_for_instructions": "请示", "reply": "批复", "proposal": "议案", "letter": "函", "minutes": "纪要",
    "guide": "办事指南", "list": "清单名单", "plan": "计划方案", "data": "数据", "chart": "图表", "other": "其他",
}  # fmt: skip
# Forms of legislation and policy that come in with texts of other publishers; laid after the others (0004).
TEXT_KINDS = {
    "statute": "法律", "regulation": "行政法规", "local_regulation": "地方性法规", "rules": "规章",
    "judicial_interpretation": "司法解释", "laws_and_regulations": "法律法规", "normative_document": "规范性文件",
    "policy_document": "政策文件", "interpretation_text": "政策解读", "work_report": "政府工作报告",
    "annual_report": "年度报告",
}  # fmt: skip
# Forms of interpretation beside the text (INT-06); laid after the others (0010).
INTERPRETATION_KINDS = {
    "interpretation_graphic": "图解", "interpretation_qa": "问答", "interpretation_audio": "音频",
    "interpretation_video": "视频", "interpretation_animation": "动漫", "interpretation_press": "新闻发布会",
    "interpretation_interview": "在线访谈", "interpretation_expert": "专家解读", "interpretation_head": "负责人解读",
}  # fmt: skip
# Forms in which the public is asked; laid after the others (0013).
CONSULTATION_KINDS = {
    "consultation": "意见征集", "survey": "网上调查", "hearing": "听证会", "open_meeting": "列席会议",
}  # fmt: skip
# 回应关切 (INT-09); laid after the others (0014).
RESPONSE_KINDS = {"response": "回应关切"}
# Kinds of answered letters (BOX-10); laid by feedback.
LETTER_KINDS = {
    "letter_inquiry": "咨询", "letter_complaint": "投诉", "letter_suggestion": "建议", "letter_help": "求助",
    "letter_site_error": "网站找错",
}  # fmt: skip
LEVELS = {"province": "省级", "city": "市级", "county": "县级", "township": "乡级", "village": "村级"}
# 五公开: where in the life of a matter a document stands; laid after the others (0009).
STAGES = {"decision": "决策", "execution": "执行", "management": "管理", "service": "服务", "result": "结果"}
# 有效性 (DOC-04). 失效 and 废止 are not the same.
VALIDITIES = {
    "in_force": "现行有效", "not_yet_in_force": "尚未施行", "amended": "已修改", "repealed": "已废止",
    "expired": "已失效",
}  # fmt: skip
PUBLICITIES = {"proactive": "主动公开", "on_request": "依申请公开", "not_disclosed": "不予公开"}
DISCLOSURE_TIMES = {"long_term": "长期公开", "immediate": "即时公开", "periodic": "定期公开"}
SCOPES = {"general_public": "面向全社会", "specific_group": "面向特定群体", "own_area": "面向本辖区"}

# 主题分类 of the State Council's library: 22 classes and what stands in each. 其他 is always xx99.
TOPICS = {
    "国务院组织机构": (
        "国务院 国务院办公厅 组成部门 直属特设机构 直属机构 办事机构 直属事业单位 部委管理的国家局 议事协调机构 其他"
    ),
    "综合政务": "政务公开 政务督查 应急管理 电子政务 文秘工作 保密工作 信访 参事、文史 其他",
    "国民经济管理、国有资产监管": "宏观经济 经济体制改革 统计 物价 国有资产监管 重大建设项目 其他",
    "财政、金融、审计": "财政 税务 银行 货币（含外汇） 证券 保险 社会信用体系建设 审计 其他",
    "国土资源、能源": "土地 矿产 水资源 海洋 煤炭 石油与天然气 电力 其他",
    "农业、林业、水利": "农业、畜牧业、渔业 林业 水利 其他",
    "工业、交通": "机械制造与重工业 轻工纺织 化工 国防工业 航天、航空 信息产业（含电信） 公路 水运 铁路 民航 邮政 其他",
    "商贸、海关、旅游": "对外经贸合作 国内贸易（含供销） 海关 检验、检疫 旅游 其他",
    "市场监管、安全生产监管": "工商 质量监督 标准 食品药品监管 安全生产监管 其他",
    "城乡建设、环境保护": (
        "城市规划 城乡建设（含住房） 环境监测、保护与治理 节能与资源综合利用 气象、水文、测绘、地震 其他"
    ),
    "科技、教育": "科技 教育 知识产权 其他",
    "文化、广电、新闻出版": "文化 文物 新闻出版 广播、电影、电视 其他",
    "卫生、体育": "卫生 医药管理 体育 其他",
    "人口与计划生育、妇女儿童工作": "人口与计划生育 妇女儿童 其他",
    "劳动、人事、监察": "劳动就业 社会保障 人事工作 军转安置 监察 纠正行业不正之风 其他",
    "公安、安全、司法": "公安 国家安全 司法 其他",
    "民政、扶贫、救灾": "减灾救灾 优抚安置 社会福利 行政区划与地名 社团管理 扶贫 其他",
    "民族、宗教": "民族事务 宗教事务",
    "对外事务": "外交、外事 国际条约、国际组织 其他",
    "港澳台侨工作": "港澳工作 对台工作 侨务工作",
    "国防": "国防建设 国防动员",
    "其他": "",
}

PLAIN_AXES = {
    "kind": KINDS, "level": LEVELS, "validity": VALIDITIES, "publicity": PUBLICITIES,
    "disclosure_time": DISCLOSURE_TIMES, "scope": SCOPES,
}  # fmt: skip


def topic_codes():
    """(code, label, code of the parent or None): "02" 综合政务, "0201" 政务公开, "0299" its 其他."""
    for first, (label, below) in enumerate(TOPICS.items(), 1):
        yield f"{first:02}", label, None
        for second, name in enumerate(below.split(), 1):
            yield f"{first:02}{99 if name == '其他' else second:02}", name, f"{first:02}"
