"""What a text says of its own header is offered: title, number, dates, in the ways official papers write them."""

import pytest

from disclosure.offers import offers

pytestmark = pytest.mark.small
NOTICE = """霁川县人民政府办公室文件
霁政办发[2026] 12 号
霁川县人民政府办公室
关于提高城乡居民最低生活保障标准的通知
各乡镇人民政府：
现将有关事项通知如下。本通知自2026年5月1日起施行，有效期五年。
霁川县人民政府办公室
{day}
（此件公开发布）"""


@pytest.mark.parametrize(
    "day", ["2026年3月21日", "二〇二六年三月二十一日", "二○二六年 三月 二十一日", "2026 年 3 月 21 日"]
)
def test_notice_says_its_title_number_and_days(day):
    assert offers(NOTICE.format(day=day)) == {
        "title": "霁川县人民政府办公室关于提高城乡居民最低生活保障标准的通知",
        "document_number": "霁政办发〔2026〕12号",
        "issued_on": "2026-03-21",
        "effective_from": "2026-05-01",
        "effective_until": "2031-04-30",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", {}),
        ("随便写的一段话，没有日期。\n还有一段。", {}),
        ("某办法\n（2020年12月1日第十次常务会议通过）\n第一条 有效期至2031年4月30日。",
         {"issued_on": "2020-12-01", "effective_until": "2031-04-30"}),
        ("自2024年2月29日起施行，有效期3年。", {"effective_from": "2024-02-29", "effective_until": "2027-02-28"}),
        ("自2026年13月45日起施行。", {}),
        ("云麓镇2026年1月临时救助对象公示\n一、救助情况", {"title": "云麓镇2026年1月临时救助对象公示"}),
        ("霁川县人民政府令\n第一条 为了规范。", {}),
        ("霁川县人民政府令第7号\n正文", {"document_number": "霁川县人民政府令第7号"}),
        ("根据霁政发〔2020〕5号文件精神，" + "很长的一段话" * 20, {}),
        ("关于" + "长" * 5000, {}),
        ("条件\n材料\n关于低保的通知\n正文", {"title": "关于低保的通知"}),
        ("关于提高低保标准和\n特困人员供养标准的通知\n各乡镇：", {"title": "关于提高低保标准和特困人员供养标准的通知"}),
    ],
)  # fmt: skip
def test_what_a_text_does_not_say_is_not_guessed(text, said):
    assert offers(text) == said
