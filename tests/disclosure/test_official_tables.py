"""Official tables as they come: every oddity of local catalogs, line by line."""

import csv
import io
import zipfile

import pytest

from disclosure.catalog_rows import BadFile
from disclosure.official import boxes, cells
from disclosure.official.domains import Domains
from disclosure.official.reading import read_table
from disclosure.official.table import Asked
from disclosure.official.text import tidy
from disclosure.official.words import known
from tests.disclosure import messy

pytestmark = pytest.mark.small


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "霁川县目录.xlsx"
    messy.workbook().save(path)
    return path


@pytest.fixture(scope="module")
def table(path):
    return read_table(path, path.name, domains=Domains({}))


def row_at(table, place):
    return next(row for row in table.rows if (row.sheet, row.line) == place)


@pytest.mark.parametrize("place", messy.ACCEPTED, ids=str)
def test_line_of_the_messy_workbook_is_understood(table, place):
    row = row_at(table, place)
    assert (row.status, row.reasons) == ("accepted", [])
    assert {name: row.fields[name] for name in messy.ACCEPTED[place]} == messy.ACCEPTED[place]


@pytest.mark.parametrize("place", messy.REFUSED, ids=str)
def test_bad_line_is_refused_with_every_reason(table, place):
    row = row_at(table, place)
    assert (row.status, row.reasons) == ("refused", messy.REFUSED[place])


def test_all_other_lines_are_ignored_with_a_reason(table):
    others = [row for row in table.rows if (row.sheet, row.line) not in {*messy.ACCEPTED, *messy.REFUSED}]
    assert {row.status for row in others} == {"ignored"}
    assert all(row.reasons for row in others)
    reasons = {(row.sheet, row.line): row.reasons[0] for row in others}
    assert reasons["社会救助", 1] == "标题"
    assert reasons["社会救助", 4] == "列号"
    assert reasons["社会救助", 9] == "说明"
    assert reasons["社会救助", 10] == reasons["社会救助", 11] == "重复的表头"
    assert reasons["02重大建设项目", 4] == "空行"
    assert reasons["02重大建设项目", 5] == "说明"
    assert reasons["草稿", 2] == "隐藏的工作表，没有读"


def test_doubtful_lines_go_in_with_a_warning(table):
    told = {(row.sheet, row.line): "；".join(row.warnings) for row in table.rows}
    assert "公开依据空着，按上一行" in told["社会救助", 8]
    assert "补了书名号" in told["02重大建设项目", 2]
    assert "表里没有公开层级一栏，按县级" in told["02重大建设项目", 2]
    assert "不在十三种渠道里" in told["02重大建设项目", 2]
    assert "表里没有公开方式一栏，按主动公开" in told["汇总", 2]
    assert (
        "主动公开但渠道里没有政府网站" in told["社会救助", 7]
        or row_at(table, ("社会救助", 7)).fields["mode"] != "proactive"
    )
    assert "新的领域“旅游”，代码27" in told["汇总", 4]


def test_each_cell_tells_how_it_was_understood(table):
    found = {cell.target: cell for cell in row_at(table, ("社会救助", 6)).cells}
    assert (found["level1"].how, found["level1"].text) == ("merged", "综合业务")
    assert (found["basis"].how, found["basis"].said) == ("same_as_above", "同上")
    assert found["basis"].text.startswith("1.《中华人民共和国政府信息公开条例》")
    assert (found["content"].column, found["content"].how) == ("D", "own")
    repeated = {cell.target: cell.how for cell in row_at(table, ("社会救助", 8)).cells}
    assert repeated["publisher"] == repeated["time_limit"] == "repeated"


def test_unknown_header_is_read_once_somebody_says_what_its_columns_hold(path, table):
    (sheet,) = table.unknown
    targets = ("level1", "level2", "content", "basis", "time_limit", "publisher", "channels", "")
    again = read_table(path, path.name, domains=Domains({}), mappings={sheet.header.fingerprint: targets})
    row = row_at(again, ("21养老服务", 2))
    assert (row.status, again.unknown) == ("accepted", [])
    assert (row.fields["level1"], row.fields["publisher"], row.fields["extras"]) == ("养老服务通用政策", "县民政局", {})


def test_same_sheets_as_csv_are_read_alike(tmp_path):
    rows = [
        "霁川县社会救助领域基层政务公开标准目录,,,,,,,,,,",
        "序号,公开事项,,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式,公开层级",
        ",一级事项,二级事项,,,,,,,,",
        '1,临时救助,办事指南,"条件、\n材料",《社会救助暂行办法》,20工作日,县民政局,■政府网站□其他,全社会,主动,县级',
    ]
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes("\r\n".join(rows).encode(encoding))
        table = read_table(path, "表.csv", domains=Domains({}))
        row = row_at(table, ("", 4))
        assert (row.status, row.fields["domain_code"], row.fields["content"]) == ("accepted", "20", "条件、材料"), (
            encoding
        )


def test_domain_and_level_may_be_said_beside_the_file(tmp_path):
    path = tmp_path / "表.csv"
    path.write_text("一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道\n"
                    "甲,乙,丙,《丁法》,20工作日,县民政局,政府网站\n")  # fmt: skip
    refused = read_table(path, path.name, domains=Domains({})).rows[-1]
    assert "看不出属于哪个领域" in refused.reasons[0]
    row = read_table(path, path.name, domains=Domains({}), asked=Asked("20", "village")).rows[-1]
    assert (row.status, row.fields["domain"], row.fields["levels"]) == ("accepted", "社会救助", ["village"])


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * (120 << 20) + b"</worksheet>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04 and nothing else", "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "另存为 .xlsx"),
        (b'a,"b\n' + b"x" * 200_000, "读不下去"),
        (bytes([0x80, 0xFF, 0xFE, 0x81] * 9), "GB18030"),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_words(tmp_path, raw, message):
    csv.field_size_limit(8 << 20)  # as an import leaves it behind in the process
    path = tmp_path / "目录.xlsx"
    path.write_bytes(raw)
    with pytest.raises(BadFile, match=message):
        read_table(path, path.name, domains=Domains({}))


def test_bomb_is_refused(tmp_path):
    path = tmp_path / "目录.xlsx"
    path.write_bytes(bomb())
    with pytest.raises(BadFile, match="解开以后太大"):
        read_table(path, path.name, domains=Domains({}))


@pytest.mark.parametrize(
    ("text", "chosen", "note"),
    [
        ("■政府网站　□政府公报\n□两微一端　■其他", ["gov_website", "other"], ""),
        ("☑ 1.政府网站 ☐ 2.政府公报 ○3.精准推送", ["gov_website"], ""),
        ("口政府网站●便民服务站〇窗口公示", ["convenience_station"], ""),
        ("政府网站√ 政府公报□ 电子屏√", ["gov_website", "notice_board_screen"], ""),
        ("政府网站 □政府公报", ["gov_website"], ""),
        ("政府网站、社区/企事业单位/村公示栏(电子屏)", ["gov_website", "notice_board_screen"], ""),
        ("两微一端（微博、微信、客户端）；行政服务中心", ["weibo_wechat_app", "gov_service_center"], ""),
        ("■其他：法律服务网", ["other"], "法律服务网"),
        ("■其它（平台（一期）、热线12345）", ["other"], "平台（一期）、热线12345"),
        ("\uf0fe政府网站 \uf0a8政府公报", ["gov_website"], ""),
        ("政 府 网 站", ["gov_website"], ""),
        ("□政府网站", [], ""),
        ("", [], ""),
    ],
)
def test_boxes_of_channels_are_read(text, chosen, note):
    assert boxes.channels_in(text)[:2] == (chosen, note)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("县级", ["county"]), ("乡、村级", ["township", "village"]), ("州级县级", ["city", "county"]),
        ("乡村级", ["township", "village"]), ("镇街乡", ["township"]), ("县（市、区）级", ["county"]),
        ("区级", ["county"]),
        ("市级", ["city"]), ("社区", ["village"]), ("街道", ["township"]), ("国家级", []),
    ],
)  # fmt: skip
def test_local_names_of_levels_are_known(text, levels):
    assert boxes.levels_in(text) == levels


@pytest.mark.parametrize(
    ("word", "target"),
    [
        ("公开 内容\n（要素）", "content"), ("责任单位（部门）", "publisher"),
        ("公开渠道和载体 ■必选 □可选", "channels"),
        ("特定群众", "audience:specific_group"), ("依申请公开", "mode:on_request"), ("镇街乡", "levels:township"),
        ("社区/企事业单位/村公示栏（电子屏）", "channels:notice_board_screen"), ("条款内容", "extra"), ("办理窗口", ""),
    ],
)  # fmt: skip
def test_header_words_are_known(word, target):
    assert known(word) == target


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("１．条件(甲),材料", "1．条件（甲），材料"), ("全社 会", "全社会"), ("比例1:500", "比例1:500"),
        ("1.条件\n2.材料", "1.条件；2.材料"), ("很长的一\n句话", "很长的一句话"), ("看 https://a.example/,b", "看 https://a.example/,b"),
    ],
)  # fmt: skip
def test_words_are_set_in_one_spelling(text, tidied):
    assert tidy(text) == tidied


def test_bases_are_told_apart():
    text = "1、《甲法》第十二条；2.《关于印发〈乙〉的通知》（国发〔2014〕47号）\n《丙条例》《丁办法》"
    bases, extras, warnings = cells.bases_in(text)
    assert bases == ["《甲法》第十二条", "《关于印发〈乙〉的通知》（国发〔2014〕47号）", "《丙条例》", "《丁办法》"]
    assert (extras, warnings) == ({}, [])
    long = f"《甲法》第一条：{'条文' * 150}"
    bases, extras, warnings = cells.bases_in(long)
    assert (bases, extras["条款内容"]) == (["《甲法》第一条"], long)
