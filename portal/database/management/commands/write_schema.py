import subprocess

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections

from portal.database import embedded, programs, roles, servers, whole


class Command(BaseCommand):
    help = "重写 schema.sql：空数据库直接用它建表，不再一步步迁移。改了迁移以后运行；要有内置的 PostgreSQL。"
    requires_system_checks = ()

    def handle(self, *args, **options):
        if servers.is_embedded():
            embedded.ensure_running(settings.PORTAL_HOME)
        admin = servers.admin_connection(settings.PORTAL_HOME)
        whole.FILE.write_text(dumped(admin, "portal_schema"))
        self.stdout.write(f"写好了 {whole.FILE}")


def dumped(admin: dict, scratch: str) -> str:
    """The script of a database of that name, made by migrations alone and dropped again."""
    roles.ensure_roles_and_database(admin, scratch)
    before = {each.alias: each.settings_dict["NAME"] for each in connections.all()}
    try:
        _point_at(dict.fromkeys(before, scratch))
        whole.step_by_step("owner")
        return whole.script(_dump({**admin, "NAME": scratch}))
    finally:
        _point_at(before)
        with roles.connect(admin, dbname="postgres") as connection:
            connection.execute(f'DROP DATABASE "{scratch}" WITH (FORCE)')


def _point_at(names: dict[str, str]) -> None:
    for alias, name in names.items():
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _dump(address: dict) -> str:
    with roles.connect(address) as connection:
        major = connection.info.server_version // 10_000
    line, environment = programs.command(
        programs.folder_for(major), "pg_dump", address, "--no-owner", "--no-privileges", "--no-comments", "--inserts",
        "--rows-per-insert=500", "--no-password",
    )  # fmt: skip
    return subprocess.run(line, env=environment, capture_output=True, text=True, check=True).stdout
