"""G-1: twenty invented values that only their owner should read, and every place where they could have been left.

The same value may stand in several spellings: as it is, escaped in an address, in JSON, in bytes of another encoding.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.serializers import JSONSerializer
from django.core import signing


def _id_number(first: str) -> str:
    """An identity number with its right check digit (GB 11643), of a region that does not exist."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True)) % 11]


def _card_number(first: str) -> str:
    """A card number with its right last digit (Luhn)."""
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(first))]
    return first + str(-sum(number // 10 + number % 10 for number in doubled) % 10)


VALUES = {
    "identity number": _id_number("99990119870314672"),
    "identity number of a child": _id_number("99990120150909118"),
    "passport": "E99820317",
    "mobile": "13900998271",
    "second mobile": "+86 199-0099-8272",
    "telephone": "0999-8827364",
    "bank card": _card_number("622848009998271"),
    "name": "测试员欧阳暮雪",
    "second name": "测试员司徒望舒",
    "address": "霁川县云溪镇听雨巷九十九号四单元",
    "village": "霁川县鹿鸣乡第十七村民小组老槐树旁",
    "e-mail": "muxue.9982@mail.invalid",
    "chat name": "wx_muxue_9982_ceshi",
    "car": "霁A·Z9982",
    "illness": "患罕见病阵发性星光症",
    "medical insurance": "YB9999820317764",
    "case number": "（2026）霁9999民初9982号",
    "letter": "我家低保被停了请不要告诉邻居们",
    "password": "Muxue-9982-yinxiang",
    "code": "KQ7P-9982-RXVT-MMHW",
}
assert len(VALUES) == len(set(VALUES.values())) == 20


def spellings(value: str) -> set[bytes]:
    """All ways in which the value could be written down."""
    escaped = json.dumps(value)[1:-1]
    texts = {value, quote(value), quote(value, safe=""), quote(value).lower(), escaped, ascii(value)[1:-1]}
    texts.add(value.encode().hex())
    texts.add(repr(value.encode())[2:-1])
    octal = "".join(f"\\{byte:03o}" if byte > 126 else chr(byte) for byte in value.encode())
    return {text.encode() for text in {*texts, octal}} | {
        value.encode("gb18030"),
        base64.b64encode(value.encode())[:-4],
    }


_ANY = re.compile(b"|".join(re.escape(each) for value in VALUES.values() for each in sorted(spellings(value))))
_NAMES = {each: name for name, value in VALUES.items() for each in spellings(value)}


def found_in(data: bytes) -> set[str]:
    """The names of the values that stand in these bytes."""
    return {_NAMES[each] for each in _ANY.findall(data)}


def in_files(folders: Iterable[Path], *, without: Iterable[Path] = ()) -> Iterator[tuple[str, str]]:
    """(file and line, name of a value) for each value that was left in a file or in its name."""
    spared = tuple(str(folder) for folder in without)
    for folder in folders:
        for file in folder.rglob("*"):
            if str(file).startswith(spared) or not file.is_file():
                continue
            for number, line in enumerate([str(file).encode(), *file.read_bytes().splitlines()]):
                yield from ((f"{file}:{number}: {line[:300]!r}", name) for name in found_in(line))


def in_tables(connection: psycopg.Connection, secret_key: str) -> Iterator[tuple[str, str]]:
    """(table, name of a value) for each value that lies in a row; sessions are unpacked."""
    tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
    for (table,) in tables:
        rows = b"\n".join(row.encode() for (row,) in connection.execute(f'SELECT t::text FROM "{table}" t'))
        yield from ((table, name) for name in found_in(rows))
    for (data,) in connection.execute("SELECT session_data FROM django_session"):
        salt = SessionStore().key_salt
        unpacked = signing.loads(data, key=secret_key, salt=salt, serializer=JSONSerializer)
        yield from (("django_session", name) for name in found_in(repr(unpacked).encode()))
