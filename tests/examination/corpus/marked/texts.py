"""Marks in plain text: every level, star, term and way of writing."""

from tests.examination.corpus.making.plain import lines, table_rows

from .case import marked

TITLE = "关于做好防汛物资调拨工作的通知"


def first_line(mark: str, coding: str = "utf-8"):
    return lambda b: lines(mark, "", TITLE, "", b, coding=coding)


def under_title(mark: str):
    return lambda b: lines("霁川县应急管理局文件", mark, TITLE, b)


WAYS = [
    # 密级 × 星 × 期限
    ("top-secret-30", "绝密★30年", "绝密、实星、年"),
    ("secret-20", "机密★20年", "机密、实星、年"),
    ("confidential-10", "秘密★10年", "秘密、实星、年"),
    ("hollow-10", "秘密☆10年", "空心星"),
    ("hollow-20", "机密☆20年", "空心星"),
    ("hollow-30", "绝密☆30年", "空心星"),
    ("months", "秘密★6个月", "期限以月计"),
    ("month-short", "机密★3月", "期限以月计，少写一个字"),
    ("long-term", "绝密★长期", "长期"),
    ("long-term-hollow", "机密☆长期", "长期，空心星"),
    ("until-date", "机密★2036年5月1日前", "以解密时间代替年数"),
    ("until-day", "秘密★至2030年12月31日", "以解密时间代替年数"),
    ("star-only", "机密★", "有星，没有写期限"),
    ("before-publishing", "秘密★公布前", "以事件为解密条件"),
    ("bare-level", "绝密", "旧文件只写密级，独占首行"),
    ("bare-level-secret", "机密", "旧文件只写密级，独占首行"),
    # 写法
    ("full-width", "机密★２０年", "全角数字"),
    ("chinese-number", "机密★二十年", "汉字数字"),
    ("spaces", "机 密 ★ 20 年", "字间空格"),
    ("wide-spaces", "秘　密　★　１０　年", "字间全角空格、全角数字"),
    ("tabs", "绝\t密\t★\t30\t年", "字间制表符"),
    ("zero-width", "机\u200b密\u200b★20年", "从网页粘贴来的零宽字符"),
    ("soft-hyphen", "机\u00ad密★20年", "软连字符夹在字间"),
    ("no-break-space", "机密\u00a0★\u00a020年", "不换行空格"),
    ("traditional", "機密★20年", "繁体"),
    ("traditional-top", "絕密★30年", "繁体"),
    ("traditional-variant", "祕密★10年", "异体"),
    ("traditional-term", "絕密☆長期", "繁体的期限"),
    ("brackets", "【机密★20年】", "加了方头括号"),
    ("parentheses", "（秘密★5年）", "加了括号"),
    ("labelled", "密级：机密", "写成“密级：”"),
    ("labelled-ascii-colon", "密级:秘密", "半角冒号"),
    ("labelled-level", "密  级： 绝 密", "填表式空格"),
    ("labelled-term", "密级：秘密  保密期限：10年", "密级与期限分写"),
    ("level-word", "密级：机密级", "“机密级”"),
    ("copy-number-before", "000012\r\n机密★20年", "份号在密级之上（公文格式）"),
    ("copy-number-labelled", "份号：000012    机密★1年", "份号与密级同行"),
    ("internal", "内部资料  注意保存", "内部资料"),
    ("internal-keep", "内部资料，不得外传", "内部资料"),
    ("internal-brackets", "【内部资料】", "内部资料"),
    ("copy-number-internal", "份号：000035\r\n内部资料", "份号与内部资料"),
]

SPREAD = [
    marked("vertical", "材料.txt", lambda b: lines("机", "密", "★", "20年", TITLE, b), "竖排：一字一行"),
    marked("broken-line", "材料.txt", lambda b: lines("机密★", "20年", TITLE, b), "期限折到下一行"),
    marked("broken-level", "材料.txt", lambda b: lines("机", "密★20年", TITLE, b), "密级中间折行"),
    marked("under-heading", "通知.txt", under_title("机密★10年"), "在红头之下"),
    marked("beside-number", "通知.txt", under_title("霁应急〔2026〕3号        秘密★5年"), "与发文字号同行"),
    marked("after-title", "预案.txt", lambda b: lines("霁川县粮食应急预案（机密★20年）", b), "标题后的括号里"),
    marked(
        "late-page",
        "汇编.txt",
        lambda b: lines(*[f"第{at}条 按照职责分工抓好落实。" for at in range(1, 800)], "秘密★10年", b),
        "夹在汇编后部的一份",
    ),
    marked(
        "sentence", "说明.txt", lambda b: lines(TITLE, "本件密级为机密★20年，请妥善保管。", b), "正文写明本件的密级"
    ),
    marked(
        "expired",
        "旧文.txt",
        lambda b: lines("秘密★1年", "一九九八年三月二日", TITLE, b),
        "期限早过，仍须人定（REV-02、I-7）",
    ),
    marked(
        "declassified-claim",
        "旧文.txt",
        lambda b: lines("机密★20年（已解密）", TITLE, b),
        "自称已解密，没有登记（I-7、滥用 11）",
        border=True,
    ),
    marked("end-of-text", "记录.txt", lambda b: lines(TITLE, b, "", "绝密★30年"), "落在文末"),
    marked("markdown", "会议记录.md", lambda b: lines("# 会议记录", "", "**机密★20年**", "", b), "Markdown 加粗"),
    marked("markdown-split", "会议记录.md", lambda b: lines("**机**密★*20*年", "", b), "Markdown 记号夹在字间"),
    marked(
        "csv-cell",
        "清单.csv",
        lambda b: table_rows([["机密★20年", "", ""], ["序号", "物资", "数量"], ["1", "帐篷", b]]),
        "表头上方一格",
    ),
    marked(
        "csv-two-cells",
        "清单.csv",
        lambda b: table_rows([["密级", "秘密"], ["序号", "物资"], ["1", b]]),
        "“密级”与“秘密”各占一格",
    ),
    marked("csv-split-cells", "清单.csv", lambda b: table_rows([["机密★", "20年"], ["1", b]]), "密级与期限各占一格"),
]


CASES = [marked(f"txt-{slug}", "材料.txt", first_line(mark), why) for slug, mark, why in WAYS]
CASES += SPREAD
