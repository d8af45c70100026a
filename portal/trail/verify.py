"""Walking the chain: the first altered, removed, inserted or reordered row is named.

Whoever may switch triggers off can also rewrite the whole chain from some row on, consistently. That is found by the
heads written elsewhere each day (heads.py), which is why they are given here too.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.db import connections, transaction

from portal.trail.chain import AT_SQL, FIELDS, GENESIS, row_hash

CHUNK = 2000
SEARCH_FOR_ORIGIN = 200_000  # how many numbers are tried to say where a displaced row came from

ALTERED, REMOVED, INSERTED, REORDERED = "改动", "删除", "插入", "调换"


@dataclass(frozen=True)
class Head:
    """Number and hash of a row, as written down at some time: `N:HASH`."""

    n: int
    h: str

    @classmethod
    def parse(cls, text: str) -> "Head":
        number, _colon, digest = text.strip().partition(":")
        if not number.isdecimal() or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
            raise ValueError(f"链头应写成 序号:散列（64位小写十六进制），这里是 {text.strip()!r}。")
        return cls(int(number), digest)

    def __str__(self):
        return f"{self.n}:{self.h}"


@dataclass(frozen=True)
class Finding:
    n: int
    kind: str
    words: str

    def __str__(self):
        return f"第 {self.n} 行：{self.kind}。{self.words}"


@dataclass(frozen=True)
class Result:
    """How far the chain holds, and the first thing wrong with it (None: it holds throughout)."""

    rows: int
    head: Head | None
    finding: Finding | None

    @property
    def intact(self) -> bool:
        return self.finding is None


def verify(
    *, heads: Iterable[Head] = (), using: str = "default", progress: Callable[[int, int], None] = lambda done, of: None
) -> Result:
    """Walk the whole chain in one snapshot, so steps being made meanwhile disturb nothing."""
    known = sorted(set(heads), key=lambda head: head.n)
    with transaction.atomic(using=using, durable=True), connections[using].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT n, h FROM trail_head")
        found = cursor.fetchall()
        head = Head(*found[0]) if len(found) == 1 else None
        return _walk(rows(using), head, known, progress)


def rows(using: str) -> Iterator[dict]:
    """All rows by number, through a server-side cursor."""
    columns = ", ".join(AT_SQL if field == "at" else field for field in FIELDS)
    with connections[using].chunked_cursor() as cursor:
        cursor.itersize = CHUNK
        # ctid decides between rows of one number, should somebody have dropped the primary key.
        cursor.execute(f"SELECT {columns}, h FROM trail ORDER BY id, ctid")
        while chunk := cursor.fetchmany(CHUNK):
            for values in chunk:
                yield dict(zip((*FIELDS, "h"), values, strict=True))


def _walk(steps: Iterator[dict], head: Head | None, known: list[Head], progress) -> Result:
    total = head.n if head else 0
    last, waiting = Head(0, GENESIS), list(known)
    end = {"prev": head.h if head else None, "id": None}
    good = 0
    for row, following in pairwise(_with_end(steps, end)):
        finding = _wrong(row, following, last, total)
        if finding is None:
            finding = _against_known(Head(row["id"], row["h"]), waiting, known)
        if finding is not None:
            return Result(good, head, finding)
        last, good = Head(row["id"], row["h"]), good + 1
        if good % CHUNK == 0:
            progress(good, total)
    progress(good, total)
    return Result(good, head, _wrong_end(last, head, waiting))


def _with_end(steps: Iterator[dict], end: dict) -> Iterator[dict]:
    yield from steps
    yield end


def _wrong(row: dict, following: dict, last: Head, total: int) -> Finding | None:
    expected = last.n + 1
    if row["id"] is None:
        return Finding(expected, INSERTED, "这一行没有序号。")
    if row["id"] > expected:
        return Finding(expected, REMOVED, f"后面接着的是第 {row['id']} 行。")
    if row["id"] < expected:
        return Finding(row["id"], INSERTED, "这个序号不该有，或者出现了不止一次。")
    if row_hash(row) != row["h"]:
        if origin := _origin(row, total):
            return Finding(expected, REORDERED, f"这里放的是原来第 {origin} 行的内容。")
        return Finding(expected, ALTERED, "内容与它的散列不符。")
    if row["prev"] != last.h:
        # Both rows agree with themselves; the one that its other neighbour disowns was put there.
        if last.n and following["prev"] == row["h"]:
            return Finding(last.n, ALTERED, "内容和散列一起被改写，下一行接不上。")
        return Finding(expected, INSERTED, "它不接在上一行后面。")
    return None


def _origin(row: dict, total: int) -> int | None:
    for n in range(1, min(total, SEARCH_FOR_ORIGIN) + 1):
        if row_hash({**row, "id": n}) == row["h"]:
            return n
    return None


def _against_known(here: Head, waiting: list[Head], known: list[Head]) -> Finding | None:
    while waiting and waiting[0].n <= here.n:
        head = waiting.pop(0)
        if head.n == here.n and head.h != here.h:
            held = max((other.n for other in known if other.n < head.n), default=0)
            return Finding(
                held + 1, ALTERED, f"第 {held + 1} 行到第 {head.n} 行之间被整段改写：与另存的链头 {head} 不符。"
            )
    return None


def _wrong_end(last: Head, head: Head | None, waiting: list[Head]) -> Finding | None:
    if head is None:
        return Finding(last.n, REMOVED, "链头的那一行没有了。")
    if last.n < head.n:
        return Finding(last.n + 1, REMOVED, f"链头说应有 {head.n} 行，末尾少了。")
    if last.n > head.n:
        return Finding(head.n + 1, INSERTED, f"链头说只有 {head.n} 行，末尾多了。")
    if last.h != head.h:
        return Finding(last.n, ALTERED, "最后一行与链头不符。")
    if waiting and waiting[0].n:
        return Finding(last.n + 1, REMOVED, f"另存的链头 {waiting[0]} 说明原来至少有 {waiting[-1].n} 行。")
    return None
