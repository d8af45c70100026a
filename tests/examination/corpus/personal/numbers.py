"""Mobiles, cards, passports, mail addresses in text."""

from tests.examination.corpus.making.numbers import bank_card, full_width, spaced

from .case import CARD, CARD_16, MOBILE, MOBILE_B, found, typed

CARDS = [bank_card("621700", 19, 3), bank_card("621661", 19, 4), bank_card("622188", 19, 5), bank_card("621026", 19, 6)]


def mobile(slug: str, words: str, why: str, number: str = MOBILE):
    return typed(f"mobile-{slug}", words, found("mobile", number), why)


def card(slug: str, words: str, why: str, number: str = CARD):
    return typed(f"card-{slug}", words, found("bank_card", number), why)


def passport(slug: str, words: str, number: str, why: str):
    return typed(f"passport-{slug}", words, found("passport", number), why)


def email(slug: str, words: str, address: str, why: str):
    return typed(f"email-{slug}", words, found("email", address), why)


CASES = [
    mobile("labelled", f"联系电话：{MOBILE}", "有标签"),
    mobile("bare", MOBILE, "前后什么也没有"),
    mobile("glued", f"测试员甲{MOBILE}青石镇", "紧贴汉字"),
    mobile("plus-86", f"手机：+86{MOBILE}", "加国家码"),
    mobile("plus-86-space", f"手机：+86 {spaced(MOBILE, 3, 4, 4)}", "加国家码，分段"),
    mobile("zero-86", f"手机：0086-{MOBILE}", "加 0086"),
    mobile("parentheses-86", f"手机：（86）{MOBILE_B}", "括号里的国家码", MOBILE_B),
    mobile("spaces", f"手机：{spaced(MOBILE, 3, 4, 4)}", "三、四、四分段"),
    mobile("dashes", f"手机：{spaced(MOBILE_B, 3, 4, 4, by='-')}", "短横分段", MOBILE_B),
    mobile("full-width", f"手机：{full_width(MOBILE)}", "全角"),
    mobile("with-office", f"电话 0999-1234567、{MOBILE_B}", "与办公电话并列", MOBILE_B),
    mobile("slash", f"0999-1234567/{MOBILE}", "与办公电话用斜线相隔"),
    mobile("each-spaced", f"手机：{' '.join(MOBILE)}", "一字一空格"),
    mobile("wechat", f"微信同号{MOBILE_B}", "微信", MOBILE_B),
    mobile("tel-link", f'<a href="tel:{MOBILE}">拨打</a>', "网页里的拨号链接"),
    mobile("in-brackets", f"（{MOBILE}）", "括号里"),
    mobile("virtual", "联系人测试员戊，17000000055", "虚拟运营商号段", "17000000055"),
    card("labelled", f"银行卡号：{CARD}", "十九位，有标签"),
    card("bare", CARD, "十九位，前后什么也没有"),
    card("sixteen", f"卡号{CARD_16}", "十六位", CARD_16),
    card("spaces", f"账号：{spaced(CARD, 4, 4, 4, 4, 3)}", "四位一段"),
    card("spaces-sixteen", f"卡号 {spaced(CARD_16, 4, 4, 4, 4)}", "十六位，四位一段", CARD_16),
    card("dashes", f"卡号 {spaced(CARD_16, 4, 4, 4, 4, by='-')}", "短横分段", CARD_16),
    card("full-width", f"卡号：{full_width(CARD)}", "全角"),
    card("one-card-pass", f"一卡通：{CARDS[2]}", "惠农一卡通", CARDS[2]),
    card("seventeen", f"存折账号 {bank_card('623052', 17, 8)}", "十七位", bank_card("623052", 17, 8)),
    card("eighteen", f"银行账户 {bank_card('621799', 18, 9)}", "十八位，不是身份证号", bank_card("621799", 18, 9)),
    card("visa", "信用卡 4111 1111 1111 1111", "国外发卡行的测试号", "4111111111111111"),
    typed(
        "card-list",
        "\r\n".join(f"测试员{name}，{number}，500元" for name, number in zip("甲乙丙丁", CARDS, strict=True)),
        [found("bank_card", number) for number in CARDS],
        "发放名单，每行一个",
    ),
    passport("e", "护照号码：E00000001", "E00000001", "E 加八位"),
    passport("ea", "护照号：EA0000002", "EA0000002", "EA 加七位"),
    passport("g", "持普通护照 G00000003 入境", "G00000003", "旧式 G 加八位"),
    passport("small", "护照 e00000004", "E00000004", "小写"),
    passport("spaced", "护照号码 E 0000 0005", "E00000005", "分段"),
    passport("full-width", f"护照号码 {full_width('E00000006')}", "E00000006", "全角"),
    email("plain", "电子邮箱：ceshiyuanjia@mail.example", "ceshiyuanjia@mail.example", "个人邮箱"),
    email("digits", "邮箱 100000001@mail.example", "100000001@mail.example", "号码作用户名"),
    email("full-width-at", "邮箱：ceshiyuanyi＠mail.example", "ceshiyuanyi@mail.example", "全角 ＠"),
    email("glued", "请发至ceshi.bing@mail.example。逾期不候", "ceshi.bing@mail.example", "紧贴汉字"),
    email("mailto", '<a href="mailto:ceshi.ding@mail.example">写信</a>', "ceshi.ding@mail.example", "网页里的写信链接"),
    email("plus", "投稿人：ceshi+2026@sub.mail.example", "ceshi+2026@sub.mail.example", "带加号与子域"),
]
