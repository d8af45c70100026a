"""Names of people where names stand: after a word such as 户主, at the head of a line, between commas.

A name is a surname with one or two characters more that the dictionary does not know as another word.
"""

import re
from functools import lru_cache

import rjieba

from portal.examination.personal.words import CHILD_ROLES, PERSON_ROLES

# 测试 is the family of all invented people: samples and tests name nobody else.
COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|长孙|宇文|端木|轩辕|独孤|南宫|百里|呼延|测试"
SINGLE = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪干解宗丁宣邓郁单"
    "杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬郗班仰秋仲伊宫宁仇栾甘"
    "厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛"
    "寿边扈燕冀浦尚农温别庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾暨衡耿弘匡文寇广禄阙东欧沃蔚夔隆师巩聂晁勾"
    "敖融冷訾辛阚简饶曾关蒯荆游竺权盖桓肖岳初苑尧邸仝付代佟揭覃闫佘阳战肇亓撒米仉"
)
NAME = rf"(?:(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{SINGLE}][\u4e00-\u9fff]{{1,2}})"
ROLES = f"{CHILD_ROLES}|{PERSON_ROLES}"
NO_NAMES = frozenset(("文明", "和睦", "平安", "安康"))
HIDDEN = re.compile(r"[某×xX*＊○〇]")
# Where a name stands: before it a beginning or a role, after it an end or a word that speaks of a person.
STANDING = re.compile(
    rf"(?:^|(?<=[\s，,、：:；;（(。“”\d.．)）|/\-]))(?:(?:{ROLES}){{0,2}}\s?[:：]?\s*)(?P<name>{NAME})"
    r"(?=[\s，,、：:；;（(）)。|]|$|因|患|系|身患|确诊|罹患|\d{1,2}周?岁|今年|现年|长年|常年|长期|多年|自幼|女[，,]|男[，,]|户|家)",
    re.MULTILINE,
)
NAMES_OF_NOBODY = re.compile(
    r".*(?:[省市县区乡镇村组局院所站厅委办处队部]|公司|学校|小学|中学|中心|医院|社区|银行|街道|困难|家庭|对象|人员|原因|情况)$"
)


@lru_cache(4096)
def is_name(words: str) -> bool:
    if HIDDEN.search(words) or NAMES_OF_NOBODY.fullmatch(words):
        return False
    if re.match(f"(?:{COMPOUND})", words):
        return True
    (first, flag), *rest = rjieba.tag(words)
    if rest:
        return len(first) == 1 and flag in ("nr", "n", "x", "ng")
    return flag.startswith("nr") and words not in NO_NAMES


def names_in(words: str) -> list[re.Match]:
    """The places in one sentence where a name stands, in full."""
    return [match for match in STANDING.finditer(words) if is_name(match["name"])]
