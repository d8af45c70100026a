"""Sound and film: what is written beside them is examined; what one hears and sees, people must check."""

import random

import pytest

from portal.examination.reading.asking import read_here
from portal.examination.reading.media import is_media

pytestmark = pytest.mark.small
NOISE = random.Random(7).randbytes(200_000)


def tagged(words: str) -> bytes:
    """An ID3 tag with a title, then sound."""
    frame = b"TIT2" + (len(words) * 2 + 3).to_bytes(4) + b"\0\0\x01" + words.encode("utf-16")
    return b"ID3\x03\0\0" + bytes([0, 0, len(frame) >> 7, len(frame) & 0x7F]) + frame + b"\xff\xfb\x90\x64" + NOISE


def film(words: str) -> bytes:
    return b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + NOISE + b"\xa9nam" + words.encode()


@pytest.mark.parametrize(
    ("name", "data"), [("讲话.mp3", tagged("内部资料注意保存")), ("片.mp4", film("内部资料，注意保存"))]
)
def test_words_beside_it_are_read_and_the_rest_is_left_to_people(name, data):
    assert is_media(data)
    found = read_here(data, name)
    assert not found.is_readable and not found.danger
    assert any("注意保存" in text.text for text in found.texts)


@pytest.mark.parametrize("start", [b"\xff\xfb\x90\x64", b"\x1a\x45\xdf\xa3", b"\0\0\0\x18ftypisom"])
def test_noise_gives_no_words_that_a_rule_could_stumble_over(start):
    words = "".join(text.text for text in read_here(start + NOISE, "声.mp3").texts if text.kind == "property")
    assert not any("\u4e00" <= each <= "\u9fff" for each in words)
