"""Making a backup while the site runs: first the database in one snapshot, then the attachments, which only grow."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from nacl.public import PublicKey

from portal.database import programs
from portal.publishing.models import Blob
from portal.site.backup import key_check
from portal.site.backup.archive import DUMP, Manifest, Writer
from portal.trail.models import TrailHead
from portal.trail.verify import Head

UNFINISHED_SECONDS = 24 * 3600


class CannotBackUp(Exception):
    """No backup was made; the message says why."""


def make(path: Path, say: Callable[[str], None], key: PublicKey | None = None) -> Manifest:
    """Write the backup to `path`; with a key it is locked for its holder."""
    owner = connections["owner"]
    owner.ensure_connection()
    manifest = Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        portal=_version(),
        postgres=owner.pg_version // 10000,
        migrations=sorted(".".join(key) for key in MigrationRecorder(owner).applied_migrations()),
        trail_head=_trail_head(),  # before the dump, so the dump holds at least that
        keys=key_check.make(),
    )
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _remove_unfinished(path.parent)
    with Writer(path, key) as writer:
        with tempfile.TemporaryFile(dir=path.parent) as dump:  # it has no name: nothing is left of it
            say("导出数据库 …")
            _dump(owner.settings_dict, manifest.postgres, dump)
            writer.add(DUMP, dump)
        say("复制附件 …")
        for name, source in media_files(settings.MEDIA_ROOT):
            with source.open("rb") as file:
                writer.add(name, file)
        # Content-addressed: a file's name is its hash, so damage on the disk is seen here at the latest.
        good = {name.rsplit("/")[-1] for name, file in writer.files.items() if name.endswith(file["sha256"])}
        stored = Blob.objects.using("owner").values_list("sha256", flat=True)
        manifest.missing_media = sorted(set(stored) - good)
        writer.finish(manifest)
    return manifest


def media_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Finished files only: names that begin with a dot are still being written."""
    for source in sorted(folder.rglob("*")):
        if source.is_file() and not source.name.startswith("."):
            yield f"media/{source.relative_to(folder).as_posix()}", source


def _remove_unfinished(folder: Path) -> None:
    """What a killed backup left: it holds everything, and nobody knows of it."""
    for pattern in (".dump-*", ".portal-*.part"):
        for path in folder.glob(pattern):
            if time.time() - path.stat().st_mtime > UNFINISHED_SECONDS:
                path.unlink(missing_ok=True)


def _dump(address: dict, major: int, target: BinaryIO) -> None:
    folder = programs.folder_for(major)
    line, environment = programs.command(folder, "pg_dump", address, "--format=custom", "--no-password")
    done = subprocess.run(line, env=environment, stdout=target, stderr=subprocess.PIPE, text=True, check=False)
    target.seek(0)
    if done.returncode:
        raise CannotBackUp(f"数据库没有导出：{done.stderr.strip()[-800:]}")


def _trail_head() -> str:
    head = TrailHead.objects.using("owner").get()
    return str(Head(head.n, head.h))


def _version() -> str:
    try:
        return version("open-information-portal")
    except PackageNotFoundError:  # run from its folder, not installed
        return ""
