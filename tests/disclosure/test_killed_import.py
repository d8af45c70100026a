"""An import that is killed at any moment, again and again, loses nothing and doubles nothing."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from django.db import connections

from disclosure.batch.approving import approve
from disclosure.batch.looking import look_at
from disclosure.models import Document, ImportBatch, ImportLine
from portal.publishing.models import Entry, Revision, Submission
from portal.search.models import ReadyTerms
from portal.trail.verify import verify
from tests.cast import BASIS
from tests.disclosure.import_files import line
from tests.ops.running import ROOT

pytestmark = pytest.mark.long
LINES, KILLS = 3000, 10


def address_of(database: str, admin: dict) -> str:
    login = f"{admin['USER']}:{admin['PASSWORD']}" if admin["PASSWORD"] else admin["USER"]
    return f"postgresql://{login}@/{database}?host={admin['HOST']}&port={admin['PORT']}"


def test_ten_kills_lose_and_double_nothing(cast, db, admin_address, tmp_path):
    path = tmp_path / "documents.jsonl"
    with path.open("w") as file:
        for n in range(LINES):
            text = line(title=f"第{n}号通知", text=f"第{n}项工作请抓紧。\n" * (n % 30 + 1), issuer="某市政府",
                        url=f"/old/{n}.html")  # fmt: skip
            file.write(json.dumps(text, ensure_ascii=False) + "\n")
    connections.close_all()
    command = [sys.executable, "manage.py", "import_documents", str(path), "--by", "office"]
    environment = {**os.environ, "DATABASE_URL": address_of(db, admin_address), "PORTAL_HOME": str(tmp_path / "home")}
    dice, kills, seen = random.Random(7), 0, []
    for _run in range(KILLS * 5):
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              start_new_session=True) as run:  # fmt: skip
            if kills < KILLS:
                before = ImportLine.objects.count()
                wanted = before + dice.randrange(1, LINES // KILLS)
                while run.poll() is None and ImportLine.objects.count() < wanted:
                    time.sleep(0.02)
                time.sleep(dice.random() / 4)
            if kills < KILLS and run.poll() is None:
                os.kill(run.pid, signal.SIGKILL)
                run.wait()
                kills += 1
                seen.append(ImportLine.objects.count())
                continue
            said, errors = run.communicate()
        if run.returncode == 0:
            break
        assert "另一个文件正在导入" in errors.decode(), errors.decode()  # the server has not noticed the death yet
        time.sleep(0.5)
    print(f"\nkilled {kills} times, lines there after each: {seen}")
    batch = ImportBatch.objects.get()
    assert said.decode().splitlines()[-1] == batch.number and kills >= 3
    lines = ImportLine.objects.order_by("number").values_list("number", flat=True)
    assert list(lines) == list(range(1, LINES + 1))
    counts = {table: table.objects.count() for table in (Document, Revision, Submission, ReadyTerms)}
    assert set(counts.values()) == {LINES}, counts
    assert (batch.report["documents"], batch.report["refused"], batch.report["complete"]) == (LINES, 0, True)
    outcome = approve(look_at(batch), by=cast.office2, basis=BASIS)
    assert (outcome.released, outcome.failed, Entry.objects.count()) == (LINES, [], LINES)
    assert verify().intact
