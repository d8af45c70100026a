"""Identity numbers in text."""

from tests.examination.corpus.making.numbers import full_width, id_number, id_number_ending, old_id_number, spaced

from .case import ID_A, ID_B, ID_C, ID_OLD, found, typed

X = id_number_ending("X", "19760512")
X_LATE = id_number_ending("X", "19991111", "999907")
KIN = id_number("20150607", 21)


def one(slug: str, words: str, number: str, why: str):
    return typed(f"id-{slug}", words, found("id_number", number), why)


CASES = [
    one("labelled", f"身份证号：{ID_A}", ID_A, "十八位，有标签"),
    one("bare", ID_A, ID_A, "十八位，前后什么也没有"),
    one("sentence", f"申请人测试员甲（身份证号{ID_B}）于今年三月提出申请。", ID_B, "夹在句中括号里"),
    one("glued", f"测试员甲{ID_B}男", ID_B, "紧贴汉字"),
    one("letters", f"ID:{ID_A};", ID_A, "半角标点之间"),
    one("x", f"公民身份号码 {X}", X, "校验位 X"),
    one("small-x", f"公民身份号码 {X.lower()}", X, "校验位小写 x"),
    one("wide-x", f"公民身份号码 {full_width(X)}", X, "全角，连 Ｘ 也是"),
    one("roman-x", f"公民身份号码 {X_LATE[:-1]}Ⅹ", X_LATE, "校验位打成罗马数字 Ⅹ"),
    one("times-x", f"公民身份号码 {X_LATE[:-1]}×", X_LATE, "校验位打成乘号 ×"),
    one("full-width", f"身份证：{full_width(ID_A)}", ID_A, "全角数字"),
    one("half-full-width", f"身份证：{ID_A[:6]}{full_width(ID_A[6:])}", ID_A, "半角全角混用"),
    one("spaced-6-8-4", f"身份证：{spaced(ID_A, 6, 8, 4)}", ID_A, "六、八、四分段"),
    one("spaced-each", f"身份证：{' '.join(ID_B)}", ID_B, "一字一空格"),
    one("spaced-3", f"身份证：{spaced(ID_C, 3, 3, 4, 4, 4)}", ID_C, "读号时的分段"),
    one("wide-spaced", f"身份证：{spaced(ID_A, 6, 8, 4, by='　')}", ID_A, "全角空格分段"),
    one("dashes", f"身份证：{spaced(ID_A, 6, 8, 4, by='-')}", ID_A, "短横分段"),
    one("line-break", f"身份证：{ID_B[:10]}\r\n{ID_B[10:]}", ID_B, "折行"),
    one("no-break-space", f"身份证：{spaced(ID_C, 6, 8, 4, by=chr(160))}", ID_C, "不换行空格"),
    one("zero-width", f"身份证：{spaced(ID_A, 6, 8, 4, by=chr(8203))}", ID_A, "零宽字符"),
    one("apostrophe", f"'{ID_A}", ID_A, "表格里为存成文本加的撇号"),
    one("quoted", f'="{ID_B}"', ID_B, "为存成文本写成公式"),
    one("in-link", f"https://jichuan.example/q?sfz={ID_A}&n=1", ID_A, "网址里"),
    one("html", f"<td>{ID_A[:6]}<span>{ID_A[6:14]}</span>{ID_A[14:]}</td>", ID_A, "标签夹在中间"),
    one("entities", "".join(f"&#{ord(digit)};" for digit in ID_B), ID_B, "字符实体"),
    one("beside-number", f"霁民发〔2026〕12号 {ID_A}", ID_A, "与发文字号并列"),
    one("leap-day", id_number("19960229", 15), id_number("19960229", 15), "闰日出生"),
    one("year-1930", id_number("19300815", 16), id_number("19300815", 16), "老人"),
    one(
        "unused-region",
        id_number("19881002", 17, "119901"),
        id_number("19881002", 17, "119901"),
        "前两位是真省份，后四位无人",
    ),
    one("old-labelled", f"身份证号：{ID_OLD}", ID_OLD, "十五位，有标签"),
    one("old-glued", f"户主测试员丙，{ID_OLD}，共三口人", ID_OLD, "十五位，在句中，没有标签"),
    one("old-full-width", f"身份证号：{full_width(ID_OLD)}", ID_OLD, "十五位，全角"),
    one("old-spaced", f"身份证号：{spaced(ID_OLD, 6, 6, 3)}", ID_OLD, "十五位，分段"),
    typed(
        "id-both",
        f"原号 {ID_OLD}，新号 {id_number('19520417', 7)}",
        [found("id_number", ID_OLD), found("id_number", id_number("19520417", 7))],
        "新旧两个号",
    ),
    typed(
        "id-list",
        "\r\n".join(
            f"{at}．测试员{name} {number}"
            for at, (name, number) in enumerate([("甲", ID_A), ("乙", ID_B), ("丙", ID_C), ("丁", X)], 1)
        ),
        [found("id_number", number) for number in (ID_A, ID_B, ID_C, X)],
        "名单，每行一个，一个也不能少",
    ),
    typed(
        "id-glued-list",
        f"{ID_A}、{ID_B},{ID_C};{old_id_number('19491001', 3)}",
        [found("id_number", number) for number in (ID_A, ID_B, ID_C, old_id_number("19491001", 3))],
        "标点相隔的一串",
    ),
    typed("id-of-child", f"长女测试童乙，身份证号{KIN}", found("id_number", KIN), "孩子的身份证号"),
]
