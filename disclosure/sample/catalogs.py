"""What two organs of the sample add to the standard catalog, each item below a matter of the law."""

import hashlib
from dataclasses import replace

from disclosure import supplement
from disclosure.catalog_import import import_rows
from disclosure.catalog_rows import COLUMNS, read_catalog
from disclosure.sample.shapes import SAMPLE_TODAY
from portal.people.models import Organ
from portal.trail.record import SYSTEM

YEAR = 2024
LIMIT, CHANNELS = "信息形成或者变更之日起20个工作日内", "政府网站|公开查阅点"
REGULATION = "《中华人民共和国政府信息公开条例》"
# organ → its publisher's name, then items: upper item, group, name, content, basis
SUPPLEMENTS = {
    "tjj": ("县级统计部门", (
        ("100/0004", "统计信息", "统计公报", "国民经济和社会发展的主要指标、指标解释", "《中华人民共和国统计法》"),
        ("100/0004", "统计信息", "月度数据", "工业、投资、消费、财政收入等月度指标", "《中华人民共和国统计法》"),
        ("100/0004", "统计调查", "调查公告", "调查的目的、范围、时间、填报要求", "《中华人民共和国统计法实施条例》"),
    )),
    "mzj": ("县级民政部门", (
        ("100/0018", "公益慈善", "慈善组织名录", "名称、登记时间、业务范围、公开募捐资格", "《中华人民共和国慈善法》"),
        ("100/0018", "公益慈善", "公开募捐方案备案", "募捐目的、时间、款物用途、结束后的收支", "《中华人民共和国慈善法》"),
        ("100/0018", "公益慈善", "志愿服务项目", "内容、时间、地点、招募条件", "《志愿服务条例》"),
    )),
}  # fmt: skip


def bring_supplements() -> None:
    """Inside the caller's transaction, once the catalog and the organs are there."""
    for code, (publisher, items) in SUPPLEMENTS.items():
        organ = Organ.objects.get(code=code)
        number, name = supplement.place_of(organ)
        lines = [",".join(COLUMNS)]
        for _upper, level1, level2, content, basis in items:
            cells = (number, name, level1, level2, content, f"{REGULATION}；{basis}", LIMIT, publisher, CHANNELS,
                     "全社会", "主动", "县级", f"{organ.name}补充目录")  # fmt: skip
            lines.append(",".join(cells))
        raw = "\n".join(lines).encode()
        rows, _bad = read_catalog(raw)
        rows = [replace(row, derived_from=each[0]) for row, each in zip(rows, items, strict=True)]
        sha256 = hashlib.sha256(raw).hexdigest()
        import_rows(rows, [], year=YEAR, by=SYSTEM, on=SAMPLE_TODAY, sha256=sha256, organ=organ)
