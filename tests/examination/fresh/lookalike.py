"""Numbers, names and places of offices, goods and officials that expose nobody."""

from tests.examination.corpus.making.numbers import bank_card
from tests.examination.corpus.making.plain import table_rows
from tests.examination.corpus.making.sheet import Sheet, sheet_file
from tests.examination.corpus.making.word import table, word_file

from .case import lookalike, quiet

MONTHS = [f"{at}月" for at in range(1, 12)]


def book(slug: str, why: str, *rows):
    return lookalike(slug, "统计表.xlsx", lambda: sheet_file(Sheet("表", rows)), why)


def csv(slug: str, why: str, *rows):
    return lookalike(slug, "名单.csv", lambda: table_rows(rows, "gbk"), why)


CASES = [
    book("frames", "车架号十七位", ["车型", "车架号"], ["客车", "LTAAA0000N2000012"], ["货车", "L6T000000P0000139"]),
    book("invoices", "全电发票号二十位", ["发票号码", "金额"], ["26992000000012345678", 139.0]),
    book("meters", "水表号", ["表号", "读数"], ["0000139000000012", 1390], ["0000139000000013", 1500]),
    book(
        "sims",
        "物联网卡的 ICCID，合卡号校验",
        ["ICCID", "套餐"],
        [bank_card("898600", 19, 63), "水位遥测"],
        [bank_card("898604", 20, 64), "水位遥测"],
    ),
    book("devices", "设备 IMEI，合校验位", ["设备IMEI", "型号"], [bank_card("86999900", 15, 65), "执法记录仪"]),
    quiet("machines-numbers", "物联网号码1064000000012、1064000000013，用于河道水位遥测。", "十三位物联网号码"),
    quiet(
        "posts",
        "城关派出所　值班民警测试员甲　110、0999-1234567；急救站　测试员乙　120、0999-1234568",
        "值班人与办公电话",
    ),
    quiet("office-mail", "政府信息公开申请受理邮箱：xxgk@test.gov.cn，邮编999901", "受理机构的公务邮箱"),
    quiet("village-hall", "义诊地点：青石镇柳湾村三组村民活动室", "公共场所"),
    csv(
        "candidates",
        "候选人只有出生年份",
        ["姓名", "性别", "出生年份", "政治面貌"],
        ["测试员甲", "男", "1975", "中共党员"],
        ["测试员乙", "女", "1988", "群众"],
    ),
    csv(
        "teachers",
        "教师与任教年级",
        ["姓名", "学校", "任教"],
        ["测试员甲", "青石镇中心小学", "三年级语文"],
        ["测试员乙", "县第一小学", "一年级班主任"],
    ),
    csv(
        "doctors",
        "医生与专长",
        ["医师", "科室", "擅长"],
        ["测试员甲", "肾内科", "尿毒症、透析"],
        ["测试员乙", "肿瘤科", "肺癌"],
    ),
    book("mines", "矿点坐标", ["矿名", "东经", "北纬", "关闭年份"], ["石桥煤矿", "116.3975134", "39.9087021", 2016]),
    book("levels", "水位每时一格", ["站名", "8时", "9时", "10时"], ["柳湾", "139.00", "001.38", "139.00"]),
    book("assets", "资产编号十一位", ["资产编号", "名称"], ["13800000012", "台式计算机"], ["13800000013", "打印机"]),
    quiet("stops", "3路：县政府—滨河小区3号门—幸福家园小区12号楼南—客运站", "公交站名"),
    lookalike(
        "parcels",
        "地块.docx",
        lambda: word_file(table([["地块", "面积（亩）"], ["柳湾村三组西坡", "12.5"], ["柳湾村五组河滩", "8.0"]])),
        "集体土地的地块",
    ),
    csv(
        "welfare",
        "企业名里有残疾人",
        ["企业名称", "法定代表人", "奖励（万元）"],
        ["霁川县残疾人福利印刷厂", "测试员甲", "3"],
    ),
    book("months", "一格一个数字，连起来像手机号", ["投诉件数", *MONTHS], ["青石镇", 1, 3, 8, 0, 0, 1, 3, 8, 0, 0, 0]),
    quiet(
        "martyrs", "烈士测试员壬，1920年生，石桥乡小河村人，1938年在柳湾战斗中负重伤致残，次年牺牲。", "史料里的伤残"
    ),
]
