"""Marks as clerks type them without the right star; in codings that name themselves nowhere."""

from tests.examination.corpus.case import canary
from tests.examination.corpus.making.plain import lines

from .case import TITLE, marked


def first(mark: str):
    return lambda b: lines(mark, "", TITLE, "", b)


CASES = [
    marked("asterisk", "材料.txt", first("机密*20年"), "打不出 ★，用半角星号"),
    marked("asterisk-wide", "材料.txt", first("机密＊20年"), "打不出 ★，用全角星号"),
    marked("outlined-star", "材料.txt", first("秘密✩10年"), "另一种空心星"),
    marked("emoji-star", "材料.txt", first("绝密⭐\ufe0f30年"), "输入法给的彩色星，带变体符"),
    marked("no-star", "材料.txt", first("机密20年"), "独占首行，漏了星"),
    marked(
        "sentence-level",
        "材料.txt",
        lambda b: lines(TITLE, "本文件属于机密级国家秘密，请按规定保管，用后退回。", b),
        "正文写明本件是国家秘密，没有星与期限",
    ),
    marked(
        "big5",
        "通知.txt",
        lambda b: lines(
            "機密★20年",
            "關於做好冬季取暖物資保障工作的通知",
            "各單位：請按照任務分工抓好落實，有關情況及時報告。",
            canary("fresh/marked-big5"),
            coding="big5",
        ),
        "Big5",
    ),
    marked("utf16-bare", "通知.txt", lambda b: lines("机密★20年", TITLE, b, coding="utf-16-le"), "UTF-16，没有标记"),
]
