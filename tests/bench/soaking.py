"""Half an hour under sixty of a hundred of what could be served, while things are released and withdrawn (S-1): nothing
grows, nothing gets slower. `BENCH="--minutes 30"`; a few minutes otherwise."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from tests.bench import goals, readers
from tests.bench.addresses import Addresses
from tests.bench.bench import Bench
from tests.bench.goals import Row
from tests.bench.memory import proportional
from tests.bench.servers import FRONT

SHARE, CHANGES_EVERY = 0.6, 5.0
SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'portal_%'"


def run(bench: Bench) -> Iterator[Row]:
    place, paths = bench.small, readers.mix(Addresses(bench.small), bench.mixed)
    loads, memory, sessions, changes = [], [], [], 0
    with (
        bench.granian(place, FRONT, workers=2) as server, bench.probe(place) as asked, place.connect() as database,
        ThreadPoolExecutor(1) as crowd,
    ):  # fmt: skip
        most = bench.crowd(server.port, paths, readers=readers.READERS)
        pause = readers.READERS / (SHARE * most.rate)
        for _minute in range(bench.minutes):
            load = crowd.submit(bench.crowd, server.port, paths, readers=readers.READERS, pause=pause)
            while not load.done():
                ready = asked.ask("ready to sign", f"长跑{time.time_ns()}")
                asked.ask("sign", ready["id"])
                asked.ask("withdraw", ready["id"])
                changes += 1
                time.sleep(min(CHANGES_EVERY, bench.readers_seconds / 4))
            loads.append(load.result())
            memory.append(proportional(server))
            sessions.append(database.execute(SESSIONS).fetchone()[0])
    third, sixth = bench.minutes // 3, max(1, bench.minutes // 6)
    first, last = (max(each.p99 for each in part) for part in (loads[:sixth], loads[-sixth:]))
    raw = [f"{bench.minutes} 轮，每轮 {bench.readers_seconds:.0f} 秒；全力 {most.rate:,.0f} 次/秒，长跑 "
           f"{sum(each.rate for each in loads) / len(loads):,.0f} 次/秒；公开又撤下 {changes} 件",
           f"内存（MiB，PSS）：{'、'.join(f'{each:.0f}' for each in memory)}", f"连接：{sessions}"]  # fmt: skip
    yield Row("长跑：内存，最后 ÷ 三分之一时", memory[-1] / memory[third], goals.SOAKED_MEMORY, raw)
    yield Row("长跑：出错", sum(each.errors for each in loads), goals.NONE)
    yield Row("长跑：连接数的变化", max(sessions[third:]) - min(sessions[third:]), goals.NONE)
    yield Row("长跑：p99，最后 ÷ 开头", last / first, goals.SOAKED_P99)
