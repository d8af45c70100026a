"""`make bench`: run the benches and print the table. Ends with 0 whatever the figures are, with 1 when one broke."""

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import (
    cached,
    coverage,
    desk,
    examining,
    filing,
    freshness,
    growth,
    importing,
    machine,
    memory,
    queries,
    readers,
    reporting,
    searching,
    soaking,
    table,
    uncached,
    weight,
    workers,
)
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.places import Places

# In the order of the table.
BENCHES: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "cached": cached.run,
    "uncached": uncached.run,
    "growth": growth.run,
    "searching": searching.run,
    "queries": queries.run,
    "desk": desk.run,
    "coverage": coverage.run,
    "examining": examining.run,
    "filing": filing.run,
    "reporting": reporting.run,
    "readers": readers.run,
    "weight": weight.run,
    "freshness": freshness.run,
    "workers": workers.run,
    "memory": memory.run,
    "soaking": soaking.run,
    "importing": importing.run,
}
BIG = 1_000_000


def main(words: list[str]) -> int:
    asked = _arguments().parse_args(words)
    folder = Path(os.environ.get("PORTAL_BENCH") or machine.ROOT / "var" / "bench")
    places = Places(folder, say)
    sizes = (10_000, 100_000, *([BIG] if asked.full else []))
    bench = Bench(places, say, rounds=asked.rounds, seconds=asked.seconds, sizes=sizes, imported=asked.imported,
                  minutes=asked.minutes)  # fmt: skip
    rows, broken, facts = [], [], []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the servers are ended then too
    try:
        for program in ("nginx", "wrk"):
            machine.program(program)
        facts = machine.facts()
        for name in asked.only or BENCHES:
            rows += _one(name, bench, broken)
    except machine.Missing as error:
        say(str(error))
        return 1
    finally:
        places.stop()
    print("\n" + "\n".join([table.of(rows), "", *facts]))
    for name in broken:
        say(f"{name} 没有测成，原因见上。")
    return 1 if broken else 0


def _one(name: str, bench: Bench, broken: list[str]) -> list[Row]:
    others = machine.busy()
    loud = "；机器不安静，数字只供参考" if others > machine.QUIET else ""
    say(f"{name} …（别的程序占用处理器 {others:.0%}{loud}）")
    try:
        rows = list(BENCHES[name](bench))
    except machine.Missing:
        raise
    except Exception:  # the other benches are still worth their time
        traceback.print_exc()
        broken.append(name)
        return []
    if rows and loud:
        rows[0].raw.append(f"测的时候机器不安静：别的程序占用处理器 {others:.0%}")
    for row in rows:  # at once: whoever stops the run keeps what is done
        say(f"{row.what}：{table.number(row.value)}  {row.verdict}")
    return rows


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description="测速：一张比值表。数据只做一次。")
    parser.add_argument("--full", action="store_true", help="再测一百万件（第一次要一小时以上、几十 GB）")
    parser.add_argument("--only", metavar="NAME", action="append", choices=BENCHES, help="只测一项："
                        + "、".join(BENCHES))  # fmt: skip
    parser.add_argument("--imported", type=int, default=2000, help="导入和审核公开几件，默认 2000")
    parser.add_argument("--minutes", type=int, default=3, help="长跑几分钟，默认 3；正式的是 30")
    parser.add_argument("--rounds", type=int, default=5, help="轮数，默认 5")
    parser.add_argument("--seconds", type=float, default=5, help="每轮每项的秒数，默认 5")
    return parser


def say(words: str) -> None:
    print(f"== {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
