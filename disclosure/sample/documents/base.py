"""How the texts of the sample are entered: one function for any document, a few for kinds that recur."""

import re
from datetime import date

from disclosure.sample.county import BY_CODE
from disclosure.sample.departments import TOWNSHIPS
from disclosure.sample.figures import cn, day, rng, split
from disclosure.sample.files import docx_file
from disclosure.sample.markup import table, to_html
from disclosure.sample.shapes import SAMPLE_TODAY, SampleDocument

TOWNS = [row[1] for row in TOWNSHIPS]
TOWN_WEIGHTS = [row[4] for row in TOWNSHIPS]
TOPICS = {
    "01": "城乡建设、环境保护\\城市规划", "02": "国民经济管理、国有资产监管\\重大建设项目",
    "03": "国民经济管理、国有资产监管\\其他", "04": "财政、金融、审计\\财政", "05": "市场监管、安全生产监管\\安全生产监管",
    "06": "财政、金融、审计\\税务", "07": "国土资源、能源\\土地", "08": "城乡建设、环境保护\\城乡建设（含住房）",
    "09": "城乡建设、环境保护\\城乡建设（含住房）", "10": "城乡建设、环境保护\\城乡建设（含住房）",
    "11": "城乡建设、环境保护\\环境监测、保护与治理", "12": "文化、广电、新闻出版\\文化", "13": "公安、安全、司法\\司法",
    "14": "民政、扶贫、救灾\\扶贫", "15": "民政、扶贫、救灾\\减灾救灾", "16": "市场监管、安全生产监管\\食品药品监管",
    "17": "城乡建设、环境保护\\城乡建设（含住房）", "18": "劳动、人事、监察\\劳动就业", "19": "劳动、人事、监察\\社会保障",
    "20": "民政、扶贫、救灾\\社会福利", "21": "民政、扶贫、救灾\\社会福利", "22": "公安、安全、司法\\公安",
    "23": "农业、林业、水利\\农业、畜牧业、渔业", "24": "科技、教育\\教育", "25": "卫生、体育\\卫生",
    "26": "城乡建设、环境保护\\城乡建设（含住房）",
}  # fmt: skip
SIGNED = {"notice", "announcement", "public_notice", "opinions", "reply", "decision", "circular", "letter", "report"}
SHOWN_FOR = {
    "announcement": "即时公开", "public_notice": "即时公开", "decision": "即时公开", "data": "定期公开", "list": "定期公开",
}  # fmt: skip
# Where a text of this kind mostly stands in the life of its matter.
STAGES = {
    "guide": "service", "notice": "execution", "plan": "decision", "opinions": "decision", "announcement": "execution",
    "public_notice": "management", "circular": "management", "decision": "result", "reply": "result", "data": "result",
    "list": "result", "report": "result",
}  # fmt: skip


def item(path):
    """20|最低生活保障|办事指南 as a key of the catalog."""
    return tuple(path.split("|"))


def ago(when):
    """Days from a date to the sample's today."""
    when = date.fromisoformat(when) if isinstance(when, str) else when
    return (SAMPLE_TODAY - when).days


def summary(html):
    """What the text is about, for the abstract: its purpose, its opening, or what its table lists."""
    paragraphs = [part.split("</p>")[0] for part in html.split("<p>")[1:]]
    purpose = next((words[4:] for words in paragraphs if words.startswith("第一条 ")), "")
    told = purpose or next((words for words in paragraphs if not words.endswith("：")), "")
    if html.startswith("<table>"):
        first, *rest = re.findall(r'<th scope="col">(.*?)</th>', html.split("</thead>")[0])
        labels = re.findall(r"<tr><td>(.*?)</td>", html) if rest == ["内容"] else rest
        told = f"{'含' if rest == ['内容'] else f'按{first}列出'}{'、'.join(labels)}。{told}"
    return told if len(told) <= 120 else told[:120].rsplit("，", 1)[0] + "。"


def usual_lag(title, when, kind):
    """Working days until it is public: mostly a few, and now and then later than the law allows, as in real life."""
    source = rng(title)
    days = source.choice([0, 0, 1, 1, 2, 3, 4])
    late = source.random() < 0.03 and kind in ("data", "guide", "list", "report") and ago(when) > 60
    return source.randint(22, 28) if late else min(days, ago(when) // 2)


def doc(path, organ, issued, kind, title, text, *, also=(), lag=None, effective=None, until=None, sign=None, **rest):
    """One document; `text` is in the notation of `markup`, dates are ISO and moved to a working day."""
    when, body = day(issued), to_html(text)
    local = BY_CODE[organ].kind in ("township", "village")
    if sign if sign is not None else kind in SIGNED:
        body += f'\n<p class="signature">{BY_CODE[organ].name}</p>\n<p class="signature">{cn(when)}</p>'
    rest.setdefault("topic", TOPICS[path[:2]])
    rest.setdefault("stage", STAGES.get(kind, ""))
    rest.setdefault("abstract", summary(body))
    rest.setdefault("source", BY_CODE[organ].name)
    rest.setdefault("disclosure_time", SHOWN_FOR.get(kind, "长期公开"))
    rest.setdefault("scope", "面向本辖区" if local else "面向全社会")
    return SampleDocument(
        item=item(path), organ=organ, kind=kind, title=title, body_html=body, issued_days_ago=ago(when),
        published_lag_working_days=usual_lag(title, when, kind) if lag is None else lag,
        extra_items=tuple(item(other) for other in also),
        effective_from_days_ago=ago(effective) if effective else None,
        effective_until_days_ago=ago(until) if until else None,
        **rest,
    )  # fmt: skip


def points(text, mark="*"):
    """条件一；条件二 as points of a list."""
    pieces = [piece for piece in text.split("；") if piece]
    return "\n".join(f"{f'{n}.' if mark == '1.' else mark} {piece}" for n, piece in enumerate(pieces, start=1))


# Which internal unit answers the telephone for an organ's guides in a domain; otherwise its first.
DESKS = {("rsj", "19"): 3, ("mzj", "21"): 1, ("wlj", "12"): 2, ("zrzyj", "01"): 1, ("jyj", "24"): 1}
GUIDE_TITLES = ("{}办事指南", "{}服务指南", "{}怎样办理")


def guide(path, organ, issued, name, lead, who, need, steps, days, basis, place, *, fee="不收费", form=True, **rest):
    """A service guide. Several things in one cell are parted by ；. The three layouts take turns by name."""
    layout = rng(name).randrange(3)
    phone, complaint = BY_CODE[organ].units[DESKS.get((organ, path[:2]), 0)].phone, BY_CODE[organ].phone
    where = table(
        ["项目", "内容"],
        [["办理地点", place], ["办理时间", BY_CODE[organ].hours], ["咨询电话", phone], ["投诉电话", complaint]],
    )
    if layout == 0:
        text = f"""{lead}
            # 一、办理条件
            {points(who)}
            # 二、申请材料
            {points(need, "1.")}
            # 三、办理流程
            {points(steps, "1.")}
            # 四、时限、收费和依据
            {name}的办理时限为{days}，{fee}。依据：{basis}。
            # 五、办理地点和联系方式
            {where}"""
    elif layout == 1:
        text = f"""{lead}
            # 谁可以办
            {points(who)}
            # 要带什么
            {points(need)}
            # 怎么办
            {points(steps, "1.")}
            # 多久办好、收不收费
            {days}。{name}{fee}。
            # 到哪里办
            {where}
            设定依据：{basis}。"""
    else:
        rows = [["事项名称", name], ["设定依据", basis], ["办理时限", days], ["收费情况", fee], ["办理地点", place]]
        rows += [["办理时间", BY_CODE[organ].hours], ["咨询电话", phone], ["投诉电话", complaint]]
        text = f"""{lead}
            {table(["要素", "内容"], rows, f"{name}基本信息")}
            # 受理条件
            {points(who)}
            # 材料清单
            {points(need, "1.")}
            # 办理步骤
            {points(steps, "1.")}"""
    files = rest.pop("attachments", ())
    if form and rng(name + "表").random() < 0.22:
        files = (*files, application_form(name, need))
    title = rest.pop("title", None) or ("{}指南" if name.endswith("办理") else GUIDE_TITLES[layout]).format(name)
    return doc(path, organ, issued, "guide", title, text, attachments=tuple(files), **rest)


def application_form(name, need):
    """The blank form that belongs to a guide."""
    lines = [
        f"{name}申请表（样表）",
        "申请人（单位）：",
        "证件类型及号码：",
        "联系电话：",
        "联系地址：",
        "申请事由：",
        "提交材料：",
    ]
    lines += [f"□ {piece}" for piece in need.split("；")]
    return docx_file(
        f"{name}申请表（样表）",
        [*lines, "申请人（签章）：　　　　　　年　　月　　日", "受理人：　　　　　　受理时间："],
    )


def penalty(path, organ, issued, title, who, fact, law, result, **rest):
    """The summary of a penalty decision, as it is shown after the fact."""
    rest.setdefault("number", "")
    number = rest.pop("number")
    rows = [["当事人", who], ["违法事实", fact], ["处罚依据", law], ["处罚内容", result]]
    rows += [["作出决定的机关", BY_CODE[organ].name], ["决定日期", cn(day(issued))]]
    text = f"""{table(["项目", "内容"], rows, "行政处罚决定信息摘要")}
        {who}如不服本处罚决定，可以自收到决定书之日起60日内向霁川县人民政府申请行政复议，也可以在6个月内依法提起行政诉讼。"""
    rest.setdefault("abstract", f"{who}{fact[:60].split('，')[0]}，{result}。")
    return doc(path, organ, issued, "decision", title, text, sign=False, document_number=number, **rest)


def approval(path, organ, issued, title, rows, words, **rest):
    """The result of an approval: a table of its particulars and what was decided."""
    text = f"""{words}
        {table(["项目", "内容"], rows)}"""
    return doc(path, organ, issued, rest.pop("kind", "reply"), title, text, **rest)


def by_town(total):
    """A whole number over the six townships, by population."""
    return dict(zip(TOWNS, split(total, TOWN_WEIGHTS), strict=True))
