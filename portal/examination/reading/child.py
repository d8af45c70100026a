"""The child process that reads one file and tells on its standard output, a line of JSON a text.

It is started with an empty environment and these bounds; whatever kills it, the parent only sees that it is gone.
"""

import json
import os
import resource
import sys
from importlib import import_module
from pathlib import Path

MEMORY = 280 << 20  # of its own, beside what it shares
ROOM = 2 << 30  # of addresses
SECONDS = 15
TOLD = 256 << 20


def bound() -> None:
    for limit, value in (
        (resource.RLIMIT_DATA, MEMORY), (resource.RLIMIT_AS, ROOM), (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, TOLD), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NPROC, 0),
    ):  # fmt: skip
        _soft, hard = resource.getrlimit(limit)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (value, value))


def main(descriptor: int, name: str, reader: str) -> None:
    with os.fdopen(descriptor, "rb") as file:
        data = file.read()
    with os.fdopen(1, "w", encoding="utf-8", errors="replace", newline="\n") as out:
        for row in import_module(f"portal.examination.reading.{reader}").answers(data, name):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
        out.flush()
        os._exit(0)


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[3]), *sys.argv[4:]]
    bound()
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
