"""DATABASE_URL: PostgreSQL 15 and 18, with a login that is no superuser, and with a server that asks for passwords."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from portal.database import embedded
from portal.database.servers import role_password
from tests.ops.running import ROOT
from tests.ops.throwaway import cluster

pytestmark = pytest.mark.long

DEBIAN = Path("/usr/lib/postgresql/15/bin")
SERVERS = {
    "18": embedded.binaries,
    "15": lambda: DEBIAN if (DEBIAN / "postgres").exists() else pytest.skip("Debian's postgresql-15 is not here"),
}


@pytest.fixture(scope="module", params=SERVERS)
def sockets(request):
    with cluster(SERVERS[request.param]()) as folder:
        yield folder


def sql(sockets, *statements: str, user: str = "postgres", dbname: str = "postgres", password: str = "") -> list:
    with psycopg.connect(
        host=str(sockets), port=5432, user=user, dbname=dbname, password=password, autocommit=True
    ) as connection:
        for statement in statements:
            cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def manage(url: str, home: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_URL")}
    environment |= {"DATABASE_URL": url, "PORTAL_HOME": str(home), "PORTAL_DEMO": "1"}
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def require_passwords(sockets) -> None:
    (sockets / "data" / "pg_hba.conf").write_text("local all postgres trust\nlocal all all scram-sha-256\n")
    sql(sockets, "SELECT pg_reload_conf()")


def test_login_without_superuser_rights_makes_roles_migrates_backs_up_and_restores(sockets, tmp_path):
    sql(sockets, "CREATE ROLE maker LOGIN CREATEROLE CREATEDB PASSWORD 'mäk/er:@'")
    require_passwords(sockets)
    url = f"postgresql://maker:m%C3%A4k%2Fer%3A%40@/site?host={sockets}&port=5432"
    manage(url, tmp_path, "migrate", "--verbosity", "0")
    manage(url, tmp_path, "migrate", "--verbosity", "0")
    assert sql(sockets, "SELECT datcollate, datallowconn FROM pg_database WHERE datname = 'site'") == [("C", True)]
    manage(url, tmp_path, "tick")
    manage(url, tmp_path, "backup")
    (path,) = (tmp_path / "backups").glob("*.tar")
    sql(sockets, "DROP DATABASE site")
    assert "已恢复" in manage(url, tmp_path, "restore", str(path))
    assert sql(sockets, "SELECT count(*) FROM trail_head", dbname="site") == [(1,)]
    names = {name for (name,) in sql(sockets, "SELECT datname FROM pg_database WHERE NOT datistemplate")}
    assert names == {"postgres", "site"}


def test_no_password_stands_in_the_log_of_the_server(sockets, tmp_path):
    sql(sockets, "ALTER SYSTEM SET log_statement = 'all'", "SELECT pg_reload_conf()")
    sql(sockets, "CREATE ROLE second LOGIN SUPERUSER PASSWORD 'hunter2-hunter2'")
    sql(sockets, "ALTER ROLE second SET log_min_messages = 'log'")  # as a county's own server may have it
    require_passwords(sockets)
    url = f"postgresql://second:hunter2-hunter2@/second?host={sockets}&port=5432"
    manage(url, tmp_path, "migrate", "--verbosity", "0")
    log = (sockets / "log").read_text()
    assert 'ALTER ROLE "portal_staff" PASSWORD' in log
    assert role_password({"PASSWORD": "hunter2-hunter2"}, "portal_staff") not in log
    with pytest.raises(psycopg.OperationalError):
        sql(sockets, "SELECT 1", user="portal_staff", dbname="second", password="wrong")


def test_two_migrations_at_once_end_well(sockets, tmp_path):
    (sockets / "data" / "pg_hba.conf").write_text("local all all trust\n")
    sql(sockets, "SELECT pg_reload_conf()")
    url = f"postgresql://postgres@/twice?host={sockets}&port=5432"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_URL")}
    environment |= {"DATABASE_URL": url, "PORTAL_HOME": str(tmp_path), "PORTAL_DEMO": "1"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    both = [
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for _n in range(2)
    ]
    ends = [(each.communicate()[0], each.returncode) for each in both]
    assert [code for _output, code in ends] == [0, 0], ends
