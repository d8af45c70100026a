"""How a database for measuring is filled: ground, parts by several processes, indexes, trail, statistics."""

import json
import os
import subprocess
import sys
import time
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from disclosure.sample.files import pdf_file
from disclosure.sample.guide import GUIDE_HTML, GUIDE_TITLE, RULES
from disclosure.sample.loading import ground
from disclosure.sample.loading.walk import Walker
from portal.database import roles, servers
from portal.people.models import Person
from portal.publishing import intake
from portal.publishing.models import Entry, Publication, PublicationNumber
from portal.publishing.states import State
from portal.search import engine
from portal.site.articles import GUIDE, RULE
from tests.bench import multiplying
from tests.bench.filled_rows import NAMESPACE, WAITING, Ground, rows_of
from tests.bench.filled_terms import found_by, lines_of, terms_of
from tests.bench.filling import ensure_filled

ROOT = Path(__file__).resolve().parents[2]
MAKER = Path(os.environ.get("PORTAL_ITEMS", ROOT.parent / "shared" / "data" / "make_items.py"))
WORKERS = 2
ONE_BY_ONE = int(os.environ.get("PORTAL_ONE_BY_ONE", 100_000))  # more are copies of fewer (multiplying.py)
AT_ONCE = 500
BIG = ("entry", "entry_terms", "release", "revision", "publication", "document", "document_header", "document_item",
       "contribution", "approval", "revision_event", "trail")  # fmt: skip
ACTOR = "测试员甲"
# While it fills: what is half done is thrown away anyhow, so nothing waits for the disk.
HASTY = {"fsync": "off", "full_page_writes": "off", "max_wal_size": "16GB", "checkpoint_timeout": "1h",
         "autovacuum": "off"}  # fmt: skip


def fill(n: int) -> None:
    home = settings.PORTAL_HOME
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    mark, state = home / "filled.json", {"documents": n, "layout": _layout()}
    if mark.exists():
        if json.loads(mark.read_text()) == state:
            return print(f"{home}：{n} 件已经在里面。")
        sys.exit(f"{home} 是为别的件数或旧的表做的；停下它的数据库，删去整个文件夹再来。")
    _refuse_what_is_foreign()
    if not MAKER.exists():
        sys.exit(f"没有 {MAKER}；用 PORTAL_ITEMS 指明 make_items.py 在哪里。")
    print(f"只供测速：往 {home} 放 {n} 件，不经审核，数据库的守卫在这里不起作用。", flush=True)
    begun = time.monotonic()
    if n > ONE_BY_ONE:
        multiplying.take_over(ensure_filled(multiplying.BASE), home)
        connection.close()  # to the server that was there before
    else:
        _lay_the_ground()
    _hurry("SET {} = '{}'")
    indexes = _drop_indexes()
    if n > ONE_BY_ONE:
        multiplying.multiply(n, _superuser, lambda words: print(words, flush=True))
    else:
        _by_parts(n)
    print(f"放完 {n} 件，{time.monotonic() - begun:.0f} 秒；建索引 …", flush=True)
    _finish(indexes, is_one_by_one=n <= ONE_BY_ONE)
    _hurry("RESET {}")
    mark.write_text(json.dumps(state))
    print(f"好了，一共 {time.monotonic() - begun:.0f} 秒。")


def _by_parts(n: int) -> None:
    parts = [
        subprocess.Popen([sys.executable, "-m", "tests.bench.filling", str(n), str(worker)], cwd=ROOT)
        for worker in range(WORKERS)
    ]
    ends = [part.wait() for part in parts]
    if any(ends):
        sys.exit("没有放完；停下它的数据库，删去整个文件夹再来。")


def fill_part(n: int, worker: int) -> None:
    """This worker's share of N released documents, and of the drafts beside them (4 for each 100)."""
    settings.DATABASES["default"]["USER"] = "postgres"
    connection.settings_dict["OPTIONS"]["options"] = "-c session_replication_role=replica -c synchronous_commit=off"
    total = n + n // 25
    start, end = total * worker // WORKERS, total * (worker + 1) // WORKERS
    laid, done, items = Ground(), 0, _items(start, end - start)
    while some := list(islice(items, AT_ONCE)):
        with transaction.atomic():
            rows = []
            for item in some:
                state = State.RELEASED if item["id"] <= n else WAITING[item["id"] % len(WAITING)]
                rows += rows_of(item, laid, state)
            copy_in(rows)
            _make_findable([row for row in rows if isinstance(row, Entry)])
        done += len(some)
        print(f"  {worker + 1}/{WORKERS}：{done}/{end - start}", flush=True)


def _make_findable(entries: Iterable[Entry]) -> None:
    columns = ", ".join(engine.COLUMNS)
    with connection.cursor() as cursor, cursor.copy(f"COPY entry_terms ({columns}) FROM STDIN") as copy:
        for entry in entries:
            copy.write_row(found_by(entry, terms_of(lines_of(entry.release.body_text))))


def copy_in(rows: Iterable) -> None:
    """COPY of model instances, table by table."""
    tables = defaultdict(list)
    for row in rows:
        tables[type(row)].append(row)
    with connection.cursor() as cursor:
        for model, some in tables.items():
            fields = [field for field in model._meta.concrete_fields if field.attname != "id" or some[0].pk is not None]
            columns = ", ".join(f'"{field.column}"' for field in fields)
            with cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
                for row in some:
                    copy.write_row([field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields])


def _items(start: int, count: int) -> Iterator[dict]:
    command = [sys.executable, str(MAKER), str(count), "--start", str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as maker:
        yield from map(json.loads, maker.stdout)


def _layout() -> list[str]:
    """What was filled: where the tables have other columns by now, or terms are made otherwise, measuring is vain."""
    columns = {model._meta.db_table: model._meta.concrete_fields for model in apps.get_models()}
    named = [f"{table}.{field.column}" for table in BIG for field in columns[table]]
    return [*named, f"terms {engine.MAKING}"]


def _refuse_what_is_foreign() -> None:
    if not servers.is_embedded() or Person.objects.exists() or Publication.objects.exists():
        sys.exit("只往空的内置数据库里放；这里已经有别的内容。")


def _lay_the_ground() -> None:
    """Organs, people, catalog, guide and rules of the sample county, one attachment."""
    with transaction.atomic():
        ground.lay()
    walker = Walker()
    rules = ((RULE, rule.title, rule.body_html) for rule in RULES)
    for kind, title, html in ((GUIDE, GUIDE_TITLE, GUIDE_HTML), *rules):
        with transaction.atomic():
            walker.article(kind, title, html, uuid.uuid5(NAMESPACE, title))
    intake.take("附件1.pdf", [pdf_file("附件1", ["测速用的附件", *["一行文字"] * 200]).build()])


def _hurry(how: str) -> None:
    with _superuser() as own:
        for name, value in HASTY.items():
            own.execute(f"ALTER SYSTEM {how.format(name, value)}")
        own.execute("SELECT pg_reload_conf()")


def _superuser():
    return roles.connect(servers.admin_connection(settings.PORTAL_HOME))


def _drop_indexes() -> list[str]:
    """Take away what only speeds reading, to build it once at the end."""
    with _superuser() as own:
        found = own.execute(
            "SELECT c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
            "WHERE NOT i.indisunique AND i.indrelid = ANY(%s::regclass[])",
            [list(BIG)],
        ).fetchall()
        for name, _definition in found:
            own.execute(f'DROP INDEX "{name}"')
    return [definition for _name, definition in found]


def _finish(indexes: list[str], *, is_one_by_one: bool) -> None:
    """Indexes, the trail of releases, counters, sequences, statistics."""
    with _superuser() as own:
        own.execute("SET maintenance_work_mem = '2GB'")
        own.execute("SET work_mem = '1GB'")
        for number, definition in enumerate(indexes, 1):
            own.execute(definition)
            print(f"  索引 {number}/{len(indexes)}", flush=True)
        while is_one_by_one and _trail_some(own):
            pass
        own.execute("SELECT recount_facets()")
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            own.execute(statement)
        last = Publication.objects.filter(number__isnull=False).order_by("-number").first()
        PublicationNumber.objects.update(n=last.number)
        own.execute("VACUUM ANALYZE")


def _trail_some(own) -> int:
    """A step for each release, in the chain; in pieces, because each step moves the one row of the head."""
    return own.execute(
        """INSERT INTO trail (id, at, actor_name, actor_organ, actor_via, action, object_type, object_id, organ,
                              from_state, to_state, reason, content_hash, request_id)
           SELECT 0, now(), %(actor)s, '', '', 'sign', 'publishing.revision', x.revision_id, o.code, 'final_review',
                  'released', '', x.hash, ''
           FROM release x JOIN publication p ON p.id = x.publication_id JOIN organ o ON o.id = p.organ_id
           WHERE x.id > coalesce((SELECT object_id::bigint FROM trail WHERE actor_name = %(actor)s
                                  ORDER BY id DESC LIMIT 1), 100)
           ORDER BY x.id LIMIT 500""",
        {"actor": ACTOR},
    ).rowcount
