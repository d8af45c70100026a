"""An interpretation and its document, each beside the other: at once, from what is released, within few questions."""

import datetime

import pytest

from interpretation.drafting import Explained
from portal.cases.today import frozen
from portal.publishing.attaching import Kept
from portal.publishing.intake import take
from tests.cast import released
from tests.disclosure.library import to
from tests.interpretation.explaining import (
    TODAY,
    address,
    exempt,
    policy,
    reading,
    released_policy,
    sign,
    withdraw,
)
from tests.pages import at_most, get, text

pytestmark = pytest.mark.medium
MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(range(256)) * 40


@pytest.fixture(autouse=True)
def today():
    with frozen(TODAY):
        yield


def film() -> Kept:
    name, blob = take("动画.mp4", [MP4])
    return Kept(blob, name)


def test_each_shows_the_other_as_soon_as_both_are_public(cast):
    document = released_policy(cast)
    assert "解读待发布" in text(address(document))
    told = sign(cast, reading(cast, document, points=["每月800元", "不用申请"], interpreter="测试员甲 局长"))
    page = text(address(document))
    assert "解读待发布" not in page and f'href="{address(told)}">低保标准提高了多少' in page and "文字解读" in page
    page = text(address(told))
    assert f'href="{address(document)}">关于调整低保标准的规定' in page and "相关文件" in page
    assert "几句话看懂" in page and "不用申请" in page and "测试员甲 局长" in page
    assert f'href="{address(told)}">低保标准提高了多少' in text("/")  # beside the policy
    listed = text("/interpretations/")
    assert address(told) in listed and address(document) in listed and "霁民规〔2026〕3号" in listed
    assert "解读的文件已" not in page


def test_withdrawn_interpretation_leaves_the_document_waiting_again(cast):
    document = released_policy(cast)
    told = sign(cast, reading(cast, document))
    gone = address(told)
    withdraw(cast, told)
    assert get(gone).status_code == 410
    page = text(address(document))
    assert "解读待发布" in page and gone not in page and gone not in text("/interpretations/")


def test_repealed_replaced_expired_and_withdrawn_documents_mark_their_interpretation(cast):
    document = released_policy(cast)
    told = sign(cast, reading(cast, document))
    repeal = released(
        cast, title="废止的决定", document_number="霁民发〔2026〕30号", relations=[to(document, "repeals", TODAY)]
    )
    page = text(address(told))
    assert "解读的文件已废止" in page and f'href="{address(repeal)}">霁民发〔2026〕30号</a>' in page
    assert "已废止" in text("/interpretations/")
    withdraw(cast, repeal)
    assert "解读的文件已" not in text(address(told))
    replaced = released(
        cast, title="新的规定", document_number="霁民发〔2026〕31号", relations=[to(document, "revises", TODAY)]
    )
    assert "解读的文件已修改" in text(address(told)) and address(replaced) in text(address(told))
    withdraw(cast, replaced)
    withdraw(cast, document)
    assert "解读的文件已撤下" in text(address(told)) and "关于调整低保标准的规定" not in text(address(told))


def test_term_that_ends_marks_the_interpretation_by_itself(cast):
    document = released_policy(cast, effective_until=TODAY)
    told = sign(cast, reading(cast, document))
    assert "解读的文件已" not in text(address(told))
    with frozen(TODAY + datetime.timedelta(days=1)):
        assert "解读的文件已失效" in text(address(told))


def test_document_of_a_higher_organ_is_explained_by_its_address(cast):
    outside = Explained("虚构省人民政府关于提高标准的通知", None, "https://www.example.gov.cn/1.html")
    told = sign(cast, reading(cast, sources=[outside]))
    page = text(address(told))
    assert "虚构省人民政府关于提高标准的通知" in page and "https://www.example.gov.cn/1.html" in page


def test_other_forms_of_one_document_stand_beside_each_other(cast):
    document = released_policy(cast)
    words = sign(cast, reading(cast, document))
    shown = sign(cast, reading(cast, document, form="video", title="看动画懂低保", files=[film()]))
    assert address(shown) in text(address(words)) and address(words) in text(address(shown))
    assert "<video" in text(address(shown)) and "文字稿" in text(address(shown))
    assert text(address(document)).index(address(words)) < text(address(document)).index(address(shown))


def test_player_gets_the_part_that_it_asks_for(cast):
    told = sign(cast, reading(cast, released_policy(cast), form="video", files=[film()]))
    at = address(told, "files/1/动画.mp4")
    whole, body = asked(at)
    assert whole.status_code == 200 and body == MP4
    assert whole["Accept-Ranges"] == "bytes" and whole["Content-Type"] == "video/mp4"
    end = len(MP4) - 1
    for part, first, last in (("0-1", 0, 1), ("100-", 100, end), ("-5", end - 4, end), ("5-999999", 5, end)):
        answer, body = asked(at, range=f"bytes={part}")
        assert answer.status_code == 206 and answer["Content-Range"] == f"bytes {first}-{last}/{len(MP4)}"
        assert body == MP4[first : last + 1] and int(answer["Content-Length"]) == len(body)
    for part in (f"bytes={len(MP4)}-", "bytes=-0"):
        beyond, _none = asked(at, range=part)
        assert beyond.status_code == 416 and beyond["Content-Range"] == f"bytes */{len(MP4)}"
    for part in ("bytes=0-1,5-6", "bytes=9-2", "pages=1-2", "bytes=-"):
        assert asked(at, range=part)[0].status_code == 200
    assert asked(at, range="bytes=0-1", if_range='"other"')[0].status_code == 200
    assert asked(at, if_none_match=whole["ETag"])[0].status_code == 304


def asked(at: str, **headers):
    """The answer and its body, read and closed."""
    answer = get(at, **headers)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return answer, body


def test_nginx_sends_the_bytes_where_it_stands_in_front(cast, settings):
    settings.PORTAL_X_ACCEL = "/stored/"
    told = sign(cast, reading(cast, released_policy(cast), form="video", files=[film()]))
    answer = get(address(told, "files/1/动画.mp4"))
    assert answer["X-Accel-Redirect"].startswith("/stored/") and answer["Content-Type"] == "video/mp4"
    assert answer.content == b""


def test_pages_ask_few_questions(cast):
    document = released_policy(cast)
    late = released_policy(cast, document_number="霁民规〔2026〕4号")
    told = sign(cast, reading(cast, document))
    for _warm in range(2):
        text(address(document))
    for path, most in ((address(document), 6), (address(late), 6), (address(told), 5), ("/interpretations/", 7)):
        with at_most(most):
            assert get(path).status_code == 200


def test_draft_and_unsigned_interpretations_are_nowhere(cast):
    document = policy(cast)
    exempt(cast, document)
    sign(cast, document)
    reading(cast, document, title="还没写完的解读")
    for path in (address(document), "/interpretations/", "/search/?q=解读"):
        assert "还没写完的解读" not in text(path)
