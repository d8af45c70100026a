"""Fuzz a running site, or send one probe again."""

import argparse
import re
import sys
from collections import deque
from html import unescape
from urllib.parse import urlsplit

from tests.nets.crawling import LINK
from tests.nets.fuzzing.making import Ask, Maker, path_bytes, targets
from tests.nets.fuzzing.probe import Probe, ThroughSocket, wrong
from tests.nets.fuzzing.running import run

MOST_PAGES = 60


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.nets.fuzzing", description=__doc__)
    asked.add_argument("address", help="http://127.0.0.1:8000")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--count", type=int, default=1000)
    asked.add_argument("--header", action="append", default=[], help="goes with each probe: 'Cookie: sessionid=…'")
    asked.add_argument("--send", metavar="LINE", help="send this one probe and show the answer")
    given = asked.parse_args()
    place = urlsplit(given.address)
    ask = ThroughSocket(place.port or 80, place.hostname or "127.0.0.1")
    if given.send:
        reply = ask(Probe.from_line(given.send))
        print(reply.status, *(f"{name}: {value}" for name, value in reply.headers), "", sep="\n")
        print(reply.body.decode("utf-8", "replace")[:5000])
        print(wrong(reply) or "nothing wrong")
        return bool(wrong(reply))
    headers = dict(line.split(": ", 1) for line in given.header)
    maker = Maker(targets(ask, pages(ask), headers), headers)
    outcome = run(ask, maker.probes(given.seed, range(given.count)))
    print(outcome.report())
    return bool(outcome.faults)


def pages(ask: Ask) -> list[str]:
    """What the home page leads to; of addresses that differ in a number only, the first."""
    waiting, found = deque(["/"]), {}
    while waiting and len(found) < MOST_PAGES:
        path = waiting.popleft()
        shape = re.sub(r"\d+", "0", path)
        if shape in found:
            continue
        found[shape] = path
        text = ask(Probe("GET", path_bytes(path))).body.decode("utf-8", "replace")
        waiting += [unescape(link) for link in LINK.findall(text) if not link.startswith(("/static/", "/admin/"))]
    return list(found.values())


if __name__ == "__main__":
    sys.exit(main())
