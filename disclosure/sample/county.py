"""霁川县: its organs as `ORGANS`, parents before children."""

from .departments import DEPARTMENTS, INSTITUTIONS, TOWNSHIPS, VILLAGES
from .shapes import HeadSeed, OrganSeed, UnitSeed

HOURS = "工作日 8:30—12:00，14:30—17:30"
COUNTY_SEAT = "霁川县云麓镇"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
TITLE_DUTIES = {
    "主任": "主持全面工作", "局长": "主持全面工作", "镇长": "主持镇人民政府全面工作", "乡长": "主持乡人民政府全面工作",
    "院长": "主持全面工作", "校长": "主持全面工作", "馆长": "主持全面工作", "县长": "领导县人民政府全面工作",
    "常务副县长": "负责县人民政府常务工作，分管财政、发展改革、应急管理和政务公开",
    "副县长": "分管教育、卫生健康、民政、文化旅游和社会保障", "总督学": "负责教育督导",
    "总规划师": "负责规划技术审查", "总工程师": "负责工程技术和质量管理", "村民委员会主任": "主持村民委员会工作",
}  # fmt: skip


def credit_code(number):
    """A made-up unified social credit code of the county, with right check characters (GB 32100)."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    body = f"MB0{number:05d}"
    weighed = sum(digits.index(mark) * weight for mark, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    remainder = (11 - weighed % 11) % 11
    first = f"11999901{body}{'X' if remainder == 10 else remainder}"
    marks = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    return first + marks[(31 - sum(marks.index(mark) * 3**n for n, mark in enumerate(first)) % 31) % 31]


def invented_name(number, calls=("测试员", "测验员")):
    """测试员甲子, 测试员甲丑 …: nobody can be called so."""
    return f"{calls[number // 120]}{STEMS[number // 12 % 10]}{BRANCHES[number % 12]}"


def _phone(number, line=0):
    return f"0999-{6_800_000 + number * 20 + line}"


def _heads(number, titles):
    names = [invented_name(number * 3 + place, ("样例员", "样本员")) for place in range(len(titles))]
    rest = "协助主要负责人工作"
    return tuple(HeadSeed(n, title, TITLE_DUTIES.get(title, rest)) for n, title in zip(names, titles, strict=True))


def _organ(number, code, name, short_name, kind, parent, address, steps, titles, duties, units):
    return OrganSeed(
        code=code, name=name, short_name=short_name, kind=kind, parent=parent, credit_code=credit_code(number),
        address=address, hours=HOURS, phone=_phone(number), fax=_phone(number, 1), email=f"{code}@jichuan.example",
        sort=number * 10, review_steps=steps, heads=_heads(number, titles.split()), duties=duties,
        units=tuple(
            UnitSeed(*unit.split("：", 1), _phone(number, place)) for place, unit in enumerate(units, start=2)
        ),
    )  # fmt: skip


def _township(number, code, name, kind, address, people, villages, quarters):
    quarter = f"和{quarters}个社区" if quarters else ""
    duties = f"管理本{kind}经济、教育、卫生、民政、综合执法和应急等行政工作。辖{villages}个行政村{quarter}，户籍人口{people / 10000:.2f}万人。"
    units = [
        "党政综合办公室：文电、政务公开和值班",
        "公共服务办公室：民政、社会保障和便民服务",
        "农业农村与生态环境办公室：农业补贴、乡村建设和人居环境",
        "综合行政执法办公室：村庄规划、安全生产和综合执法",
    ]
    where = f"霁川县{name}{address}"
    titles = f"{kind}长 副{kind}长"
    return _organ(number, code, f"{name}人民政府", name, "township", "jcx", where, 2, titles, duties, units)


def _village(number, code, name, parent, township):
    duties = "办理本村公共事务和公益事业，管理村集体财产，协助乡镇人民政府开展工作，实行村务公开。"
    units = ["便民服务站：代办社会保障、民政和户籍事项", "村务监督委员会：村务、财务公开监督"]
    where = f"霁川县{township}{name}党群服务中心"
    titles = "村民委员会主任 村民委员会副主任"
    full = f"{township}{name}村民委员会"
    return _organ(number, code, full, name, "village", parent, where, None, titles, duties, units)


def _all():
    duties = "执行县人民代表大会及其常务委员会的决议，管理全县经济、教育、科学、文化、卫生、体育、城乡建设、财政、民政、公安、司法行政等行政工作。"
    units = ["县政务公开工作领导小组：统筹、指导和监督全县政务公开"]
    where, titles = f"{COUNTY_SEAT}霁川路1号", "县长 常务副县长 副县长"
    yield _organ(0, "jcx", "霁川县人民政府", "县政府", "county", "", where, 3, titles, duties, units)
    number = 0
    for number, row in enumerate(DEPARTMENTS + INSTITUTIONS, start=1):
        code, name, short, kind, parent, address, *rest = row
        yield _organ(number, code, name, short, kind, parent, COUNTY_SEAT + address, *rest)
    for township in TOWNSHIPS:
        number += 1
        yield _township(number, *township)
    for village in VILLAGES:
        number += 1
        yield _village(number, *village)


ORGANS = tuple(_all())
BY_CODE = {organ.code: organ for organ in ORGANS}
