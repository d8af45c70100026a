"""Backup, destroy, restore: the same rows, rights and files; and never half a site."""

import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from psycopg import sql

from portal.database import roles, servers
from portal.publishing.models import Blob
from portal.site import key_files, keys
from portal.site.backup import locking
from portal.site.backup.restore import _without_newer_settings
from portal.trail.verify import verify
from tests.cast import draft, released

pytestmark = pytest.mark.medium


class Site:
    """A small site with a released document, a draft and two attachments; everything of it under one folder."""

    def __init__(self, admin: dict, database: str, home, settings):
        self.admin, self.database, self.home, self.media = admin, database, home, settings.MEDIA_ROOT

    def backup(self):
        call_command("backup", to=self.home / "backups", verbosity=0)
        connections.close_all()
        return max((self.home / "backups").glob("portal-*"))

    def restore(self, path, **options):
        connections.close_all()
        call_command("restore", str(path), **options)

    def destroy(self):
        connections.close_all()
        with roles.connect(self.admin, dbname="postgres") as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(self.database)))
        shutil.rmtree(self.media)

    def content(self) -> dict:
        """Everything that counts: each table's rows, rights, policies, triggers, functions, and the files."""
        with roles.connect(self.admin, dbname=self.database) as connection:
            found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
            tables = [name for (name,) in found]
            rows = {
                table: connection.execute(
                    sql.SQL("SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {} t").format(
                        sql.Identifier(table)
                    )
                ).fetchone()
                for table in tables
            }
            for name, query in {
                "rights": """SELECT relname, relkind::text, relrowsecurity, relowner::regrole::text,
                    (SELECT array_agg(x::text ORDER BY x::text) FROM unnest(relacl) x)
                    FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1""",
                "functions": """SELECT proname, md5(prosrc), prosecdef, proowner::regrole::text,
                    array_agg(x::text ORDER BY x::text)
                    FROM pg_proc LEFT JOIN unnest(proacl) x ON true
                    WHERE pronamespace = 'public'::regnamespace GROUP BY pg_proc.oid ORDER BY 1, 2""",
                "triggers": "SELECT tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
                "policies": "SELECT tablename, policyname, roles::text, qual FROM pg_policies ORDER BY 1, 2",
                "sequences": "SELECT sequencename, last_value FROM pg_sequences ORDER BY 1",
            }.items():
                rows[f"({name})"] = connection.execute(query).fetchall()
        rows["(files)"] = {path.name: path.read_bytes() for path in self.media.rglob("*") if path.is_file()}
        return rows

    def databases(self) -> set[str]:
        with roles.connect(self.admin, dbname="postgres") as connection:
            every = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
        return {name for name in every if name == self.database or name.startswith(f"{self.database}_")}


def store(media, content: bytes) -> str:
    digest = sha256(content).hexdigest()
    path = media / digest[:2] / digest[2:4] / digest
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    Blob.objects.create(sha256=digest, size=len(content), mime="text/plain")
    return digest


@pytest.fixture
def site(cast, settings, tmp_path, monkeypatch, admin_address):
    database = connections["owner"].settings_dict["NAME"]
    settings.PORTAL_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    settings.PORTAL_KEYS = tmp_path / "secrets" / "keys.json"
    # The address of the tests' server, given as an operator gives it.
    user = quote(admin_address["USER"]) + (f":{quote(admin_address['PASSWORD'])}" if admin_address["PASSWORD"] else "")
    where = urlencode({"host": admin_address["HOST"], "port": admin_address["PORT"] or "5432"})
    monkeypatch.setenv("DATABASE_URL", f"postgresql://{user}@/{database}?{where}")
    released(cast, title="已发布的通知")
    draft(cast, title="还没发布的草稿")
    for content in (b"first attachment", "第二个附件\n".encode() * 1000):
        store(settings.MEDIA_ROOT, content)
    site = Site(admin_address, database, tmp_path, settings)
    before = site.databases()
    yield site
    connections.close_all()
    for name in site.databases() - before:
        with roles.connect(admin_address, dbname="postgres") as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def rewritten(path, change) -> str:
    """A copy of the backup, each part passed through `change(name, content)`: None leaves it out."""
    copy = path.with_name("changed.tar")
    with tarfile.open(path) as before, tarfile.open(copy, "w") as after:
        for member in before:
            content = change(member.name, before.extractfile(member).read())
            if content is not None:
                member.size = len(content)
                after.addfile(member, io.BytesIO(content))
    return copy


def refused(site, path, words, **options):
    before, names = site.content(), site.databases()
    with pytest.raises(CommandError, match=words):
        site.restore(path, **options)
    assert site.content() == before
    assert site.databases() == names, "nothing half made stays behind"


def test_destroyed_site_comes_back_whole(site):
    before, names = site.content(), site.databases()
    path = site.backup()
    site.destroy()
    site.restore(path)
    assert site.content() == before
    assert site.databases() == names
    assert verify().intact


def test_restored_public_role_still_cannot_read_a_draft(site):
    site.restore(site.backup(), replace=True)
    public = servers.role_connection({**site.admin, "NAME": site.database}, servers.PUBLIC)
    with roles.connect(public) as connection:
        assert connection.execute("SELECT count(*) FROM release").fetchone() == (1,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT 1 FROM revision")


def test_content_is_replaced_only_when_asked_and_the_old_is_kept(site):
    path = site.backup()
    refused(site, path, "已有内容")
    before, names = site.content(), site.databases()
    with roles.connect(site.admin, dbname=site.database) as connection:
        connection.execute("UPDATE person SET name = '改过' WHERE username = 'clerk'")
    site.restore(path, replace=True)
    assert site.content() == before
    (kept,) = site.databases() - names
    with roles.connect(site.admin, dbname=kept) as connection:
        assert connection.execute("SELECT 1 FROM person WHERE name = '改过'").fetchone()


def test_truncated_file_is_refused_at_any_length(site):
    path = site.backup()
    whole = path.read_bytes()
    for length in (0, 100, 512, 5000, len(whole) // 2, len(whole) - 11_000):
        cut = path.with_name("cut.tar")
        cut.write_bytes(whole[:length])
        with pytest.raises(CommandError, match="不完整|不是备份"):
            site.restore(cut, replace=True)
    cut.write_bytes(b"not a tar at all" * 1000)
    refused(site, cut, "不是备份文件", replace=True)
    refused(site, path.with_name("nowhere.tar"), "没有这个文件", replace=True)


def test_changed_missing_or_additional_part_is_refused(site):
    path = site.backup()

    def flip(content):
        return content[:-1] + bytes([content[-1] ^ 1])

    refused(site, rewritten(path, lambda n, c: flip(c) if n.startswith("media/") else c), "与清单不符", replace=True)
    refused(site, rewritten(path, lambda n, c: flip(c) if n == "database.dump" else c), "与清单不符", replace=True)
    refused(site, rewritten(path, lambda n, c: None if n.startswith("media/") else c), "缺少 media/", replace=True)
    refused(site, rewritten(path, lambda n, c: None if n == "database.dump" else c), "缺少 database.dump", replace=True)
    refused(site, rewritten(path, lambda n, c: None if n == "manifest.json" else c), "清单", replace=True)

    def without_one(name, content):
        if name != "manifest.json":
            return content
        manifest = json.loads(content)
        del manifest["files"][next(each for each in manifest["files"] if each.startswith("media/"))]
        return json.dumps(manifest).encode()

    refused(site, rewritten(path, without_one), "清单上没有", replace=True)


def test_dump_that_does_not_load_leaves_the_site_as_it_was(site):
    """The list agrees with the parts, but the dump is no dump."""
    path = site.backup()
    bad = b"PGDMP but not really"

    def change(name, content):
        if name == "manifest.json":
            manifest = json.loads(content)
            manifest["files"]["database.dump"] = {"size": len(bad), "sha256": sha256(bad).hexdigest()}
            return json.dumps(manifest).encode()
        return bad if name == "database.dump" else content

    refused(site, rewritten(path, change), "不能导入", replace=True)


def test_part_outside_the_media_folder_is_refused(site):
    path = site.backup()
    for name in ("../evil", "/etc/evil", "media/../../evil", "media/.hidden"):
        bad = path.with_name("bad.tar")
        with tarfile.open(bad, "w") as tar:
            header = tarfile.TarInfo(name)
            tar.addfile(header, io.BytesIO())
        refused(site, bad, "不该有的", replace=True)
    with tarfile.open(bad, "w") as tar:
        header = tarfile.TarInfo("media/ab")
        header.type, header.linkname = tarfile.SYMTYPE, "/etc"
        tar.addfile(header)
    refused(site, bad, "不该有的", replace=True)


def test_backup_of_newer_code_is_refused(site):
    def newer(name, content):
        if name != "manifest.json":
            return content
        manifest = json.loads(content)
        manifest["migrations"].append("publishing.9999_from_the_future")
        return json.dumps(manifest).encode()

    refused(site, rewritten(site.backup(), newer), "更新的版本", replace=True)


def test_other_keys_are_refused_unless_given_up(site, settings):
    path = site.backup()
    settings.PORTAL_KEYS = site.home / "others" / "keys.json"
    refused(site, path, "密钥不对", replace=True)
    site.restore(path, replace=True, without_keys=True)


def test_backup_holds_no_key_and_is_readable_by_its_owner_only(site):
    path = site.backup()
    assert path.stat().st_mode & 0o077 == 0
    content = path.read_bytes()
    ring = keys.ring()
    for key in (*ring.fernet, *ring.hash, *json.loads(key_files.desk_path().read_text())["private"]):
        assert key.encode() not in content
    assert not [each for each in path.parent.iterdir() if each != path], "no unfinished part stays behind"


def test_locked_backup_is_opened_by_its_key_alone(site, settings):
    one, other = site.home / "one", site.home / "other"
    for path in (one, other):
        call_command("backup", new_key=path, verbosity=0)
    settings.BACKUP_KEY = locking.recipient_of(one)
    before, path = site.content(), site.backup()
    assert one.stat().st_mode & 0o077 == 0 and path.suffix == ".locked"
    content = path.read_bytes()
    assert b"first attachment" not in content and b"manifest" not in content
    refused(site, path, "加密的：请用 --key", replace=True)
    refused(site, path, "私钥不对", replace=True, key=other)
    refused(site, path, "读不懂", replace=True, key=path)
    place = len(content) // 2
    for bad in (content[:-1], content[:place], content + b"x", content[:place] + b"\0\0\0\0" + content[place + 4 :]):
        broken = path.with_name("broken")
        broken.write_bytes(bad)
        with pytest.raises(CommandError, match="不完整"):
            site.restore(broken, replace=True, key=one)
    site.destroy()
    site.restore(path, key=one)
    assert site.content() == before
    settings.BACKUP_KEY = "no key"
    with pytest.raises(CommandError, match="不是备份的公钥"):
        site.backup()


def test_opened_dump_never_has_a_name_that_a_killed_restore_would_leave(site, monkeypatch):
    """While each program runs, nothing new stands where a dump could lie; what the program reads has no name."""
    path, run, seen = site.backup(), subprocess.run, []
    (site.home / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(site.home / "tmp"))

    def watched(line, stdin=None, **more):
        if stdin and Path(line[0]).name in ("pg_restore", "psql"):
            source = os.readlink(f"/proc/self/fd/{stdin.fileno()}")
            seen.append((Path(line[0]).name, source, set(site.home.rglob("*")) - before))
        return run(line, stdin=stdin, **more)

    monkeypatch.setattr(subprocess, "run", watched)
    site.destroy()
    before = set(site.home.rglob("*"))
    site.restore(path)
    assert [name for name, _source, _new in seen] == ["pg_restore", "psql"]
    for _name, source, new in seen:
        assert source.startswith(str(site.home)) and source.endswith("(deleted)") and not new
    assert verify().intact


def test_settings_that_an_older_server_does_not_know_become_comments():
    text = b"--\nSET statement_timeout = 0;\nSET transaction_timeout = 0;\nSELECT 1;\n"
    late = b"x\n" * 60 + b"SET transaction_timeout = 0;\n"  # a row of somebody's text
    with tempfile.TemporaryFile() as script:
        script.write(text + late)
        _without_newer_settings(script)
        script.seek(0)
        assert script.read() == text.replace(b"SET transaction", b"--T transaction") + late


def test_forged_trail_is_found_before_anything_is_switched(site, superuser_sql):
    superuser_sql.execute("ALTER TABLE trail DISABLE TRIGGER ALL")
    superuser_sql.execute("UPDATE trail SET actor_name = '别人' WHERE id = 2")
    superuser_sql.execute("ALTER TABLE trail ENABLE TRIGGER ALL")
    superuser_sql.close()
    path = site.backup()
    refused(site, path, "留痕不完整：第 2 行", replace=True)
    site.restore(path, replace=True, accept_broken_trail=True)


def test_site_in_use_is_not_replaced(site):
    path = site.backup()
    connections.close_all()
    staff = servers.role_connection({**site.admin, "NAME": site.database}, servers.STAFF)
    with roles.connect(staff), pytest.raises(CommandError, match="请先停止服务"):
        site.restore(path, replace=True)


def test_attachment_missing_or_damaged_on_disk_is_reported(site):
    first, second = sorted(path for path in site.media.rglob("*") if path.is_file())
    first.write_bytes(b"damaged")
    second.unlink()
    with pytest.raises(CommandError, match="有 2 个附件在磁盘上缺失或损坏"):
        site.backup()
    assert list((site.home / "backups").glob("portal-*.tar")), "the backup is made all the same"
