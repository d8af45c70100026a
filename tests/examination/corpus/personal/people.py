"""Home addresses, hardship and minors in text."""

from .case import found, typed


def home(slug: str, words: str, address: str, why: str, border: bool = False):
    return typed(f"home-{slug}", words, found("home_address", address), why, border)


def hardship(slug: str, words: str, *values: str, why: str, border: bool = False):
    return typed(f"hardship-{slug}", words, [found("hardship", value) for value in values], why, border)


def minor(slug: str, words: str, *names: str, why: str):
    return typed(f"minor-{slug}", words, [found("minor", name) for name in names], why)


CASES = [
    home("group", "住址：霁川县青石镇柳湾村三组12号", "青石镇柳湾村三组12号", "村民小组与门牌"),
    home("villagers-group", "测试员甲，家住青石镇柳湾村第5村民小组", "柳湾村第5村民小组", "村民小组"),
    home("door", "户籍地址：霁川县城关镇解放街24号", "城关镇解放街24号", "户籍，门牌"),
    home("flat", "现住霁川县城关镇滨河小区3栋2单元501室", "滨河小区3栋2单元501室", "楼栋、单元、室"),
    home("flat-short", "家庭住址：滨河小区3-2-501", "滨河小区3-2-501", "楼栋、单元、室的短写"),
    home("flat-chinese", "住址：幸福家园小区三号楼二单元四零一", "幸福家园小区三号楼二单元四零一", "汉字数字"),
    home("full-width", "家庭住址：青石镇柳湾村２组１８号", "青石镇柳湾村2组18号", "全角数字"),
    home("hamlet", "测试员乙，住柳湾村上坪自然村7号", "柳湾村上坪自然村7号", "自然村与门牌"),
    home("lane", "居住地：城关镇东风路西三巷9号院2号", "东风路西三巷9号院2号", "巷与院"),
    home(
        "sentence", "测试员丙户位于石桥乡小河村四社31号，房屋为土木结构。", "石桥乡小河村四社31号", "社与门牌，在句中"
    ),
    home("team", "石桥乡小河村六队测试员丁", "石桥乡小河村六队", "生产队的旧称"),
    home(
        "columns", "姓名\t住址\r\n测试员甲\t柳湾村三组12号\r\n测试员乙\t柳湾村五组3号", "柳湾村三组12号", "名单的一列"
    ),
    hardship(
        "illness-row",
        "姓名 病种 补助金额\r\n测试员甲 尿毒症 5000元\r\n测试员乙 肺癌 8000元",
        "尿毒症",
        "肺癌",
        why="大病救助名单，带病种",
    ),
    hardship("illness-sentence", "测试员丙因患白血病，家庭困难，给予临时救助。", "白血病", why="句中的病情"),
    hardship(
        "disability-row",
        "测试员甲，肢体二级\r\n测试员乙，视力一级\r\n测试员丁，精神残疾三级",
        "肢体二级",
        "视力一级",
        "精神残疾三级",
        why="残疾人补贴名单，带类别等级",
    ),
    hardship("disability-certificate", "测试员戊，持智力残疾二级证", "智力残疾二级", why="残疾类别与等级"),
    hardship("cause", "户主：测试员甲  致贫原因：因病（脑梗）", "因病", why="致贫原因"),
    hardship("cause-columns", "户主\t致贫原因\r\n测试员甲\t因残\r\n测试员乙\t因病", "因残", "因病", why="致贫原因一列"),
    hardship("hiv", "测试员己，艾滋病病毒感染者，领取生活补助", "艾滋病", why="特别敏感的病"),
    hardship("mental", "严重精神障碍患者监护补助：测试员庚，精神分裂症", "精神分裂症", why="精神疾病"),
    hardship("hospital", "测试员辛，住院号000001，诊断：乙型肝炎", "乙型肝炎", why="住院与诊断"),
    minor("birth-school", "测试童甲，2019年3月2日出生，青石镇中心小学一年级", "测试童甲", why="生日与学校"),
    minor("birth-dots", "学生：测试童乙 出生年月：2016.09.01 霁川县第一小学", "测试童乙", why="生日用点分隔"),
    minor("age", "测试童丙（女，9岁），就读于柳湾村小学三（2）班", "测试童丙", why="年龄与班级"),
    minor(
        "roster",
        "姓名 出生日期 学校\r\n测试童甲 2018-05-06 第一小学\r\n测试童丁 2017-11-20 第一小学",
        "测试童甲",
        "测试童丁",
        why="营养改善计划名单",
    ),
    minor("nursery", "幼儿测试童戊，2022年1月15日生，县幼儿园小二班，监护人测试员甲", "测试童戊", why="幼儿与监护人"),
    minor(
        "orphan", "事实无人抚养儿童：测试童壬，2016年4月生，父服刑、母失联", "测试童壬", why="孤儿与事实无人抚养的名单"
    ),
    minor("infant", "新生儿测试童己，出生日期2026年8月1日，出生医学证明补发", "测试童己", why="婴儿"),
    minor(
        "student-number", "测试童庚，学籍号G999901201703040012，城关镇中心小学二年级", "测试童庚", why="学籍号与年级"
    ),
    minor("victim", "受害人测试童辛，12周岁，系霁川县第二中学初一学生", "测试童辛", why="案件里的未成年人"),
]
