"""Personal data in ways of writing and in places that the corpus has not."""

from tests.examination.corpus.case import Found
from tests.examination.corpus.making.archive import Member
from tests.examination.corpus.making.numbers import bank_card, id_number, not_a_card, spaced
from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.word import paragraph, run, table, text, word_file

from .case import personal, typed

ID = id_number("19830612", 3)
ID_B = id_number("19710923", 40, "999903")
CARD = bank_card("622848", 19, 61)
HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
FOREIGN = id_number("19900405", 6, "911840")  # 9, the province, the country, then as all others
LETTERS = ID.replace("0", "O").replace("1", "l")
PASSBOOK = not_a_card("800000", 17, 62)


def found(kind: str, value: str, place: str = "正文") -> Found:
    return Found(kind, value, place)


def book(name: str, *rows, **more):
    return lambda: sheet_file(Sheet(name, rows, **more))


PICTURE = paragraph(
    '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>'
    f'<wp:docPr id="7" name="图片 7" descr="测试员甲身份证 {ID}"/></wp:inline></w:drawing></w:r>'
)
BOOKMARK = paragraph(f'<w:bookmarkStart w:id="1" w:name="测试员乙_{ID_B}"/>{run("见下表")}<w:bookmarkEnd w:id="1"/>')
TIP = f'<hyperlinks><hyperlink ref="A1" location="名单!A1" tooltip="测试员甲 {ID}"/></hyperlinks>'

IDS = [
    typed(
        "id-letters",
        f"申请人测试员甲，身份证号：{LETTERS}",
        found("id_number", LETTERS.upper()),
        "把 0 打成 O、1 打成 l",
    ),
    typed("id-chinese", f"身份证号码：{ID_B.translate(HAN)}", found("id_number", ID_B.translate(HAN)), "汉字数字"),
    personal(
        "id-halves",
        "名单.xlsx",
        book("名单", ["姓名", "身份证号前六位", "身份证号后十二位"], ["测试员甲", ID[:6], ID[6:]]),
        found("id_number", ID, "名单!B2:C2"),
        "一个号拆在两列",
    ),
    personal(
        "id-page-end",
        "名单.pdf",
        Pdf([["救助名单", f"测试员甲　身份证号：{ID[:12]}"], [ID[12:], "以上公示七日"]]).make,
        found("id_number", ID, "第1、2页"),
        "号码在两页之间断开",
    ),
    personal(
        "id-alt-text",
        "名单.docx",
        lambda: word_file(PICTURE + text("公示")),
        found("id_number", ID, "图片"),
        "插图的替代文字",
    ),
    personal(
        "id-tooltip",
        "名单.xlsx",
        book("名单", ["测试员甲"], more=TIP),
        found("id_number", ID, "链接"),
        "链接的屏幕提示",
    ),
    personal(
        "id-sheet-name",
        "档案.xlsx",
        book(f"测试员甲{ID}", ["低保"]),
        found("id_number", ID, "工作表名"),
        "工作表的名字",
    ),
    personal("id-bookmark", "名单.docx", lambda: word_file(BOOKMARK), found("id_number", ID_B, "书签"), "书签的名字"),
    personal(
        "id-custom-xml",
        "名单.docx",
        lambda: word_file(
            text("公示"), extra=[Member("customXml/item1.xml", f"<人员><身份证>{ID}</身份证></人员>".encode())]
        ),
        found("id_number", ID, "自定义 XML"),
        "套打模板留下的数据",
    ),
    personal(
        "id-cells",
        "申请表.docx",
        lambda: word_file(table([["姓名", "测试员甲", "", ""], ["身份证号", ID_B[:6], ID_B[6:14], ID_B[14:]]])),
        found("id_number", ID_B, "表格"),
        "申请表里一个号分三格",
    ),
]

PAPERS = [
    typed("permit-home", "港澳居民来往内地通行证号码：H00000012", found("passport", "H00000012"), "回乡证"),
    typed("permit-taiwan", "台湾居民来往大陆通行证 00000012", found("passport", "00000012"), "台胞证，八位数字"),
    typed(
        "permit-macau", "测试员丙持往来港澳通行证（证号 C00000003）", found("passport", "C00000003"), "往来港澳通行证"
    ),
    typed(
        "residence", f"外国人永久居留身份证：{FOREIGN}", found("id_number", FOREIGN), "新版永久居留身份证，以 9 开头"
    ),
    typed("id-hongkong", "香港身份证号码：Z000002(8)", found("id_number", "Z000002(8)"), "香港身份证"),
    typed("officer", "退役军人测试员丁，军官证号：军字第0000001号", found("id_number", "军字第0000001号"), "军官证"),
    typed("social-card", "社会保障卡卡号：A00000012", found("bank_card", "A00000012"), "社保号（PII-03）"),
]

NUMBERS = [
    typed("mobile-dots", "联系人测试员甲 139.0000.0001", found("mobile", "13900000001"), "用点分段"),
    typed("mobile-chinese", "电话：一三九〇〇〇〇〇〇〇一", found("mobile", "一三九〇〇〇〇〇〇〇一"), "汉字数字"),
    typed("mobile-abroad", "手机：00 86 (139) 0000-0001", found("mobile", "13900000001"), "国家码、括号、短横"),
    typed(
        "mobile-two",
        "电话13900000001/19900000023",
        [found("mobile", "13900000001"), found("mobile", "19900000023")],
        "两个手机号用斜线相连",
    ),
    personal(
        "card-cells",
        "申请表.docx",
        lambda: word_file(
            table([["户名", "测试员甲", "", "", "", ""], ["银行卡号", *spaced(CARD, 4, 4, 4, 4).split()]])
        ),
        found("bank_card", CARD, "表格"),
        "卡号四位一格",
    ),
    personal(
        "card-gaps",
        "发放表.xlsx",
        book("发放", ["姓名", "卡号"], ["测试员甲", "'" + spaced(CARD, 4, 4, 4, 4, by="\u00a0") + "\u00a0"]),
        found("bank_card", CARD, "发放!B2"),
        "撇号、不换行空格",
    ),
    typed("passbook", f"测试员乙，信用社存折 {PASSBOOK}", found("bank_card", PASSBOOK), "个人存折，不合卡号校验"),
    typed("email-at", "电子邮箱：ceshi.yi(at)mail.example", found("email", "ceshi.yi(at)mail.example"), "(at) 代替 @"),
]

PEOPLE = [
    personal(
        "home-columns",
        "危房改造.xlsx",
        book("名单", ["户主", "村组", "门牌"], ["测试员甲", "柳湾村三组", "12号"]),
        found("home_address", "柳湾村三组12号", "名单!B2:C2"),
        "村组与门牌各占一列",
    ),
    personal(
        "hardship-code",
        "医疗救助.xlsx",
        book("名单", ["姓名", "诊断编码", "救助金额"], ["测试员甲", "N18.5", 3000]),
        found("hardship", "N18.5", "名单!B2"),
        "病名写成国际疾病编码",
    ),
    typed(
        "hardship-bedridden",
        "测试员乙长年瘫痪在床，每周透析三次，给予临时救助2000元。",
        [found("hardship", "瘫痪"), found("hardship", "透析")],
        "句中的病情，没有病名",
    ),
    personal(
        "minor-guardian",
        "资助名单.xlsx",
        book("名单", ["学生", "监护人", "班级"], ["测试童甲", "测试员甲", "三（2）班"]),
        found("minor", "测试童甲", "名单!A2"),
        "学生、监护人、班级",
    ),
    typed(
        "minor-age-words", "测试童丙，男，六岁，随祖父生活，列为困境儿童。", found("minor", "测试童丙"), "年龄写成汉字"
    ),
]

CASES = [*IDS, *PAPERS, *NUMBERS, *PEOPLE]
