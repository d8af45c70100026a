"""How a case of personal data is written, and the invented people in it."""

from collections.abc import Callable
from functools import partial

from tests.examination.corpus.case import Case, Found
from tests.examination.corpus.making.numbers import bank_card, id_number, old_id_number
from tests.examination.corpus.making.plain import lines

# Numbers of nobody: region 9999xx, serials counted up; issuer prefixes with accounts of zeros.
ID_A = id_number("19800101", 1)
ID_B = id_number("19651230", 2, "999902")
ID_C = id_number("20010228", 13)
ID_OLD = old_id_number("19520417", 7)
CARD = bank_card("622848", 19, 1)
CARD_16 = bank_card("622202", 16, 2)
MOBILE = "13900000001"
MOBILE_B = "19900000023"
HEAD = ["姓名", "身份证号", "手机"]
ROWS = [HEAD, ["测试员甲", ID_A, MOBILE], ["测试员乙", ID_B, MOBILE_B]]


def found(kind: str, value: str, place: str = "正文") -> Found:
    return Found(kind, value, place)


def ident(place: str, value: str = ID_A) -> Found:
    return found("id_number", value, place)


def personal(slug: str, name: str, recipe: Callable[[], bytes], expect, why: str, border: bool = False) -> Case:
    expect = (expect,) if isinstance(expect, Found) else tuple(expect)
    return Case(f"personal/{slug}", "personal", name, recipe, expect, why, border=border)


def typed(slug: str, words: str, expect, why: str, border: bool = False) -> Case:
    """A piece of text typed into a form."""
    return personal(slug, "", partial(lines, words, end=""), expect, why, border)
