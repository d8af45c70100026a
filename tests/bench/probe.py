"""A process with the portal's Django in it, asked over a pipe: two, one for each size, can be asked in turns."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.bench.machine import ROOT
from tests.bench.places import Place


class Probe:
    def __init__(self, process: subprocess.Popen):
        self.process = process

    def ask(self, what: str, *arguments) -> Any:
        """What tests/bench/inside answers to `what`."""
        self.process.stdin.write(json.dumps([what, *arguments]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"“{what}”没有答复，原因见上面的输出。")
        return json.loads(line)


@contextlib.contextmanager
def probe(place: Place) -> Iterator[Probe]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.inside"], cwd=ROOT, env=place.environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield Probe(process)
    finally:
        process.stdin.close()
        process.stdout.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
