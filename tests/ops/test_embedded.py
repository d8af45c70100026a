"""The guard around the embedded server: two at once, killed and started again, awkward places."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from portal.database import embedded

pytestmark = pytest.mark.medium


@pytest.fixture
def home(make_folder):
    folder = make_folder()
    yield folder
    embedded.stop(folder)


def connect(home: Path) -> psycopg.Connection:
    return psycopg.connect(host=str(embedded.socket_folder(home)), port=5432, user="postgres", autocommit=True)


def postmaster(home: Path) -> int:
    return int((home / "postgres" / "postmaster.pid").read_text().split()[0])


def start_as_a_process(home: Path, **environment) -> subprocess.CompletedProcess:
    script = (
        "import sys, pathlib; from portal.database import embedded; embedded.ensure_running(pathlib.Path(sys.argv[1]))"
    )
    return subprocess.run(
        [sys.executable, "-c", script, str(home)], env={**os.environ, **environment}, capture_output=True, text=True
    )


def test_two_starts_at_once_share_one_server(home):
    with ThreadPoolExecutor(3) as pool:
        ended = list(pool.map(lambda _n: start_as_a_process(home), range(3)))
    assert [each.returncode for each in ended] == [0, 0, 0], [each.stderr for each in ended]
    with connect(home) as connection:
        assert connection.execute("SHOW server_version_num").fetchone()[0].startswith("18")


def test_killed_postmaster_is_started_again_with_all_rows(home):
    embedded.ensure_running(home)
    with connect(home) as connection:
        connection.execute("CREATE TABLE kept (n int)")
    for round in range(3):
        with connect(home) as connection:
            connection.execute("INSERT INTO kept VALUES (%s)", [round])
        before = postmaster(home)
        os.kill(before, signal.SIGKILL)
        started = time.monotonic()
        embedded.ensure_running(home)
        assert time.monotonic() - started < 20
        assert postmaster(home) != before
    with connect(home) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (3,)


def test_server_told_to_end_is_started_again_while_clients_still_hold_on(home):
    """SIGTERM is PostgreSQL's smart shutdown: it refuses newcomers and waits for its clients, here for ever."""
    embedded.ensure_running(home)
    with connect(home) as held:
        held.execute("CREATE TABLE kept (n int)")
        before = postmaster(home)
        os.kill(before, signal.SIGTERM)
        deadline = time.monotonic() + 10
        while embedded.listens(home) and time.monotonic() < deadline:
            time.sleep(0.05)
        with pytest.raises(psycopg.OperationalError):
            connect(home)
        embedded.ensure_running(home)
    assert postmaster(home) != before
    with connect(home) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_pid_file_that_names_another_program_is_no_obstacle(home):
    """After a crash and a reboot the number in postmaster.pid may be anybody's, here our own."""
    embedded.ensure_running(home)
    embedded.stop(home)
    sockets = embedded.socket_folder(home)
    (home / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{home / 'postgres'}\n1\n5432\n{sockets}\n\n")
    (sockets / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n{home / 'postgres'}\n1\n5432\n{sockets}\n")
    embedded.ensure_running(home)
    assert embedded.listens(home)


def test_unreaped_postmaster_is_not_taken_for_a_living_one(tmp_path):
    """In a container without an init a killed process stays in the table for ever."""
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    while Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
        time.sleep(0.01)
    assert not embedded._is_living_postgres(Path(f"/proc/{child.pid}"))
    child.wait()
    assert not embedded._is_living_postgres(Path(f"/proc/{child.pid}"))


def test_unknown_locale_and_foreign_settings_do_not_matter(home):
    """LC_ALL of an uninstalled locale breaks a plain initdb; PGPORT and PGHOST would lead the programs astray."""
    environment = {
        "LC_ALL": "zh_CN.GB18030",
        "LANG": "xx_XX",
        "PGPORT": "7777",
        "PGHOST": "nowhere",
        "PGDATA": "/nowhere",
    }
    ended = start_as_a_process(home, **environment)
    assert ended.returncode == 0, ended.stderr
    with connect(home) as connection:
        collation, upper = connection.execute("SELECT datcollate, upper('é') FROM pg_database LIMIT 1").fetchone()
        assert (collation, upper) == ("C", "É")


def test_path_longer_than_a_socket_allows(make_folder):
    home = make_folder() / ("长路径" * 12) / ("x" * 60)
    try:
        embedded.ensure_running(home)
        with connect(home) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        embedded.stop(home)


def test_server_sees_nothing_of_our_environment_and_is_quiet(home):
    ended = start_as_a_process(home, SECRET_KEY="秘密的钥匙")
    assert ended.returncode == 0, ended.stderr
    assert "秘密的钥匙".encode() not in Path(f"/proc/{postmaster(home)}/environ").read_bytes()
    with connect(home) as connection:
        for name, value in embedded.QUIET_LOG.items():
            assert connection.execute("SELECT current_setting(%s)", [name]).fetchone()[0] == value
        with pytest.raises(psycopg.errors.DivisionByZero):
            connection.execute("SELECT 1 / 0, '身份证号'")
    assert "身份证号" not in (home / "postgres" / "server.log").read_text()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become two users")
def test_data_of_another_user_are_refused_in_words_and_root_keeps_their_owner(home):
    home.chmod(0o755)
    embedded.ensure_running(home)  # as root: the server belongs to a user of its own
    script = (
        "import os, sys, pathlib; from portal.database import embedded; os.setgid(65534); os.setuid(65534)\n"
        "try: embedded.ensure_running(pathlib.Path(sys.argv[1]))\n"
        "except embedded.CannotStart as error: print(error)"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(home)], capture_output=True, text=True)
    assert "没有权限使用" in ended.stdout, ended.stderr
    owner = (home / "postgres").stat().st_uid
    embedded.stop(home)
    embedded.ensure_running(home)
    assert (home / "postgres").stat().st_uid == owner != 0
