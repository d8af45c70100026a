"""Every bench runs, with tiny numbers: a figure that nobody took for months would be no figure."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress

import psycopg
import pytest
from psycopg import sql

from disclosure.catalog import teach_vocabulary
from tests.bench import bench as benches
from tests.bench import importing, machine
from tests.bench.__main__ import BENCHES
from tests.bench.goals import Row, at_least, at_most
from tests.bench.load import BROWSER, Load, get, wrk
from tests.bench.places import Place
from tests.bench.rounds import in_turns, percentile, ratio
from tests.bench.servers import nginx
from tests.bench.table import number, of, width
from tests.bench.words import CLASSES, classes
from tests.cast import released
from tests.ops.running import ROOT

WORDS = ("低保", "标准", "通知", "低保 通知", "低保 标准", "调整低保标准", "没有的词")


class TinyBench(benches.Bench):
    """One small place under both sizes; servers and probes start once; a handful of requests is a load."""

    def __init__(self, place: Place, stack: ExitStack):
        super().__init__(None, print, rounds=1, repeat=2, each=1, requests=2, releases=1, filed=2, minutes=3,
                         readers_seconds=0.1, sizes=(1, 2))  # fmt: skip
        self.filled = {1: place, 2: place}
        self.sample = place
        self.queries = {name: [words] for name, words in zip(CLASSES, WORDS, strict=True)}
        self.stack, self.started = stack, {}

    @contextmanager
    def granian(self, place, what, *, workers=1) -> Iterator[benches.Server]:
        yield self._once(what, lambda: benches.granian(place, what, workers=2))

    @contextmanager
    def probe(self, place) -> Iterator[benches.Probe]:
        yield self._once("probe", lambda: benches.probe(place))

    def load(self, port: int, paths: str | Sequence[str], *, headers=BROWSER, connections=1, longer=1) -> Load:
        asked = [paths] if isinstance(paths, str) else paths[:3]
        wrong = sum(get(port, path, headers)[0] >= 400 for path in asked)
        return Load(len(asked), seconds=0.1, bytes=1, p50=1, p99=1, longest=1, errors=wrong)

    def crowd(self, port: int, paths: Sequence[str], *, readers: int, pause: float = 0) -> Load:
        return self.load(port, paths)

    def _once(self, key, make):
        if key not in self.started:
            self.started[key] = self.stack.enter_context(make())
        return self.started[key]


@pytest.fixture
def place(cast, db, admin_address, tmp_path, settings):
    """The test's own database with a few documents, as a place that can be measured; the naive app beside it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    teach_vocabulary(cast.item.domain)
    for number_of_it in range(3):
        released(cast, title=f"关于调整低保标准的通知（{number_of_it}）", document_number="")
    host, port, user = (admin_address[key] for key in ("HOST", "PORT", "USER"))
    password = admin_address["PASSWORD"]
    url = f"postgresql://{user}:{password}@/{db}?host={host}&port={port}"
    address = {"host": host, "port": port, "user": user, "password": password, "dbname": db}
    place = Place(tmp_path, address, {"DATABASE_URL": url})
    place.manage("collectstatic", "--noinput", "--verbosity", "0")
    place.run("-m", "tests.bench.naive.fill")
    yield place
    with place.connect("postgres") as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(place.naive)))


@pytest.mark.long
def test_every_bench_gives_figures(place):
    assert same_documents(place) == 3
    rows = {}
    with ExitStack() as stack:
        bench = TinyBench(place, stack)
        for name, run in BENCHES.items():
            if name != "importing":
                with suppress(machine.Missing):  # nginx is no part of what tests need
                    rows[name] = list(run(bench))
        with bench.probe(place) as reader:
            rows["importing"] = list(importing.measured(place, 3, by=("office", "office2"), reader=reader))
    assert [row.what for some in rows.values() for row in some if row.value is None] == []
    assert [row.what for row in (*rows["queries"], *rows["freshness"]) if row.goal and row.verdict == "没有达到"] == []
    assert rows["readers"][-1].value == 0
    assert "工作台" in of([row for some in rows.values() for row in some])


def same_documents(place: Place) -> int:
    """How many documents the naive app holds; the very same that the portal has released."""
    with psycopg.connect(**place.address | {"dbname": place.naive}) as naive, place.connect() as ours:
        theirs = naive.execute("SELECT id, title, kind, text FROM naive_document ORDER BY id").fetchall()
        assert (
            theirs
            == ours.execute(
                "SELECT p.number, r.title, r.header->>'kind_label', r.body_text FROM publication p "
                "JOIN release r ON r.id = p.live_release_id ORDER BY 1"
            ).fetchall()
        )
        return len(theirs)


@pytest.mark.small
def test_the_command_starts_without_a_portal_around_it():
    """As `make bench` starts it: no Django is set up in the process that measures."""
    bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "tests.bench", "--help"]
    told = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True)
    assert "make bench" in told.stdout, told.stderr


@pytest.mark.large
def test_wrk_counts_answers_and_errors():
    with suppress(machine.Missing), nginx({"page.html": b"x" * 100}) as server:
        good = wrk(server.port, "/page.html", seconds=1, connections=2)
        assert good.errors == 0 < good.rate
        bad = wrk(server.port, ["/page.html", "/none.html"], seconds=1, connections=2)
        assert 0 < bad.errors < bad.requests


@pytest.mark.small
def test_ratio_is_taken_inside_each_round():
    assert ratio([10, 100, 30], [1, 50, 10]) == 3
    order = []
    in_turns(3, {"a": lambda: order.append("a"), "b": lambda: order.append("b")})
    assert "".join(order) == "abbaab"
    assert percentile(range(1, 101), 0.99) == 99


@pytest.mark.small
def test_table_stands_in_columns_and_judges():
    rows = [Row("快", 3.0, at_least(2, 4)), Row("很快", 5.0, at_least(2, 4)), Row("慢", 3, at_most(2), ["为什么"])]
    assert [row.verdict for row in rows] == ["达到", "达到，也到期望", "没有达到"]
    told = of(rows).splitlines()
    places = [width(line[: line.index("达到")]) for line in told[2:4]]
    assert places == [width(told[0][: told[0].index("结论")])] * 2
    assert told[-1] == "    为什么"
    assert [number(value) for value in (0.5, 2.25, 31.46, 1234.5, 8)] == ["0.500", "2.25", "31.5", "1,234", "8"]


@pytest.mark.small
def test_queries_are_drawn_by_how_many_documents_hold_them():
    texts = [
        f"关于做好低保工作的通知第{'甲乙丙丁戊己庚辛壬癸'[n % 10]}号{'危房改造' if n % 50 == 0 else ''}"
        for n in range(400)
    ]
    drawn = classes(texts, texts, 2)
    assert set(drawn) == set(CLASSES)
    assert all(len(queries) == 2 for queries in drawn.values())
    assert all(sum(word in text for text in texts) >= 40 for word in drawn["common"])
    assert not any(word in text for word in drawn["none"] for text in texts)
    assert json.dumps(drawn) == json.dumps(classes(texts, texts, 2))
