"""Restoring: everything is checked and built beside the site, then the two databases change names in one transaction.

Until that moment nothing of the site is touched but attachments added, and they are named by their own hash.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from portal.database import embedded, programs, roles, servers
from portal.site.backup import key_check
from portal.site.backup.archive import DUMP, Archive, BadArchive, Manifest
from portal.site.backup.switching import Refused, aliases_at, drop, holds_anything, switch
from portal.trail.heads import read_heads
from portal.trail.verify import Head, verify


def restore(
    archive: Archive,
    *,
    replace: bool = False,
    without_keys: bool = False,
    broken_trail: bool = False,
    say: Callable[[str], None],
) -> str:
    """Restore from it. The name under which the old database was kept; empty when it held nothing."""
    say("核对备份文件 …")
    manifest = _fitting(archive, without_keys=without_keys)
    if servers.is_embedded():
        embedded.ensure_running(settings.PORTAL_HOME)
    elif not servers.can_create():
        raise Refused("恢复要建立新的数据库：请另外设置 DATABASE_URL，用一个能建库的登录名。")
    admin = servers.admin_connection(settings.PORTAL_HOME)
    target = connections["owner"].settings_dict["NAME"]
    had_content = holds_anything(admin, target, replace=replace)

    stamp = datetime.now(UTC).strftime("%Y%m%d_%H%M%S")
    fresh = f"{target}_restore_{stamp}"
    try:
        if servers.roles_are_ours():
            roles.ensure_roles_and_database(admin, fresh)
        else:
            roles.ensure_database(admin, fresh)
        with aliases_at(fresh):
            say("导入数据库 …")
            _load(archive, manifest)
            call_command("migrate", verbosity=0, interactive=False)
            with connections["owner"].cursor() as cursor:
                cursor.execute("ANALYZE")  # a dump carries no statistics, and the first readers come at once
            say("核对留痕 …")
            _check_trail(manifest, broken_trail=broken_trail)
        say("放回附件 …")
        _put_media_back(archive, manifest)
        kept = f"{target}_before_{stamp}"
        had_database = switch(admin, target=target, fresh=fresh, kept=kept)
    except BaseException:
        connections.close_all()
        drop(admin, fresh)
        raise
    if had_database and not had_content:
        drop(admin, kept)
    return kept if had_content else ""


def _fitting(archive: Archive, *, without_keys: bool) -> Manifest:
    manifest = archive.checked()
    unknown = set(manifest.migrations) - {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if unknown:
        raise Refused(f"这份备份来自更新的版本（{sorted(unknown)[0]}），请先升级程序。")
    if not without_keys and not key_check.fits(manifest.keys):
        raise Refused(
            f"密钥不对：备份里的加密内容用 {settings.PORTAL_KEYS} 打不开。请先把当时的密钥文件放回；"
            "确实找不回来，可加 --without-keys，那些内容就再也读不出。"
        )
    size = sum(manifest.files[name]["size"] for name in manifest.media)
    room = shutil.disk_usage(_existing(settings.MEDIA_ROOT)).free
    if room < size:
        raise Refused(f"放附件的磁盘只剩 {room >> 20} MB，需要 {size >> 20} MB。")
    return manifest


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else _existing(folder.parent)


def _load(archive: Archive, manifest: Manifest) -> None:
    """Fill the fresh database as the owner, in one transaction. Grants are laid anew from the code afterwards."""
    owner = connections["owner"]
    owner.ensure_connection()
    major = owner.pg_version // 10000
    if major < manifest.postgres:
        raise Refused(f"备份来自 PostgreSQL {manifest.postgres}，这里是更旧的 {major}。")
    folder = programs.folder_for(major)
    settings.PORTAL_HOME.mkdir(parents=True, exist_ok=True)
    with _nameless() as dump, _nameless() as script:
        _copy_dump(archive, dump)
        _must([str(folder / "pg_restore"), "--no-owner", "--no-privileges", "--file=-"], None, dump, script)
        if major < 17:
            _without_newer_settings(script)
        line, environment = programs.command(
            folder, "psql", owner.settings_dict,
            "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=terse",  # no row in a message
            "--single-transaction", "--output=/dev/null", "--file=-",
        )  # fmt: skip
        _must(line, environment, script)


def _nameless() -> BinaryIO:
    """What was locked lies open in it: on the site's own disk and under no name, so a killed restore leaves nothing."""
    return tempfile.TemporaryFile(dir=settings.PORTAL_HOME)


def _copy_dump(archive: Archive, dump: BinaryIO) -> None:
    for name, file in archive.parts():
        if name == DUMP:
            shutil.copyfileobj(file, dump)


def _without_newer_settings(script: BinaryIO) -> None:
    """A pg_dump newer than the server sets what the server does not know yet; only in the script's head."""
    script.seek(0)
    for _number in range(40):
        start = script.tell()
        if script.readline().startswith(b"SET transaction_timeout"):
            script.seek(start)
            script.write(b"--")  # so it is a comment
            script.readline()


def _must(line: list[str], environment: dict | None, source: BinaryIO, target: BinaryIO | None = None) -> None:
    source.flush()
    os.lseek(source.fileno(), 0, os.SEEK_SET)  # the program reads on from there
    done = subprocess.run(
        line, env=environment, stdin=source, stdout=target or subprocess.DEVNULL, stderr=subprocess.PIPE,
        text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise BadArchive(f"备份里的数据库不能导入：{done.stderr.strip()[-800:]}")


def _check_trail(manifest: Manifest, *, broken_trail: bool) -> None:
    head = Head.parse(manifest.trail_head)
    # Heads written after the backup speak of rows that it cannot hold.
    older = [each for each in read_heads(settings.PORTAL_HOME / "trail-heads") if each.n <= head.n]
    result = verify(heads=[head, *older], using="owner")
    if not result.intact and not broken_trail:
        raise Refused(f"备份里的留痕不完整：{result.finding}仍要恢复，加 --accept-broken-trail。")


def _put_media_back(archive: Archive, manifest: Manifest) -> None:
    def place(name: str) -> Path | None:
        target = settings.MEDIA_ROOT / name.removeprefix("media/")
        return None if name not in manifest.media or _is(target, manifest.files[name]) else target

    archive.unpack(place)


def _is(target: Path, file: dict) -> bool:
    """Whether the file stands there already, byte for byte."""
    if not target.is_file() or target.stat().st_size != file["size"]:
        return False
    with target.open("rb") as content:
        digest = sha256()
        while chunk := content.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest() == file["sha256"]
