"""A PostgreSQL cluster of any installed version, made for one purpose and thrown away.

`python -m tests.ops.throwaway /usr/lib/postgresql/15/bin COMMAND…` runs the command with DATABASE_URL set to it.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.database import embedded


@contextmanager
def cluster(binaries: Path) -> Iterator[Path]:
    """A running cluster; gives the folder of its socket. Its superuser is `postgres`, trusted without a password."""
    folder = Path(tempfile.mkdtemp(prefix="portal-pg-"))
    data = folder / "data"
    as_user = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres" if _exists("postgres") else embedded.SERVER_USER)
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def run(program: str, *arguments: str) -> None:
        with tempfile.TemporaryFile() as output:  # a file: the server would keep a pipe open
            done = subprocess.run(
                [str(binaries / program), *arguments], stdout=output, stderr=output, cwd="/", env=embedded.ENVIRONMENT,
                check=False, **as_user,
            )  # fmt: skip
            output.seek(0)
            assert done.returncode == 0, output.read().decode(errors="replace")

    settings = {**embedded.SERVER_SETTINGS, **embedded.THROWAWAY_SETTINGS}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items()) + f" -k {folder}"
    try:
        run("initdb", "--no-locale", "--encoding=UTF8", "--auth=trust", "-U", "postgres", "-D", str(data))
        run("pg_ctl", "-w", "-D", str(data), "-l", str(folder / "log"), "-o", options, "start")
        yield folder
    finally:
        if (data / "postmaster.pid").exists():
            run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _exists(name: str) -> bool:
    return any(user.pw_name == name for user in pwd.getpwall())


if __name__ == "__main__":
    with cluster(Path(sys.argv[1])) as socket_folder:
        url = f"postgresql://postgres@/portal?host={socket_folder}&port=5432"
        sys.exit(subprocess.run(sys.argv[2:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode)
