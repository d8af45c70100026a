"""What `check --deploy --database default` says about the server behind us."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError, connections

from portal.database.embedded import QUIET_LOG
from portal.database.servers import ROLE_OF_ALIAS

OLDEST = 150000


@register(Tags.database, deploy=True)
def server_is_fit(app_configs, databases, **kwargs) -> list[CheckMessage]:
    """Nothing personal in its log, nothing lost in a power cut, and we are who we say."""
    found = []
    for alias in set(databases or ()) & {"default", "public"}:
        try:
            with connections[alias].cursor() as cursor:
                found += _unfit(alias, cursor)
        except DatabaseError as error:
            found.append(Warning(f"数据库连不上（{alias}）：{error}", id="portal.W010"))
    return found


@register(Tags.security, deploy=True)
def attachments_are_under_no_address(app_configs, **kwargs) -> list[CheckMessage]:
    if settings.MEDIA_ROOT.resolve().is_relative_to(settings.STATIC_ROOT.resolve()):
        return [Warning("附件文件夹在静态文件里面：任何人都能直接读到。", id="portal.W011")]
    return []


def _unfit(alias: str, cursor) -> Iterator[CheckMessage]:
    wanted = {**QUIET_LOG, "fsync": "on", "full_page_writes": "on"}
    cursor.execute("SELECT name, current_setting(name) FROM pg_settings WHERE name = ANY(%s)", [list(wanted)])
    for name, value in sorted(cursor.fetchall()):
        if value != wanted[name]:
            hint = "见 deploy/postgresql/portal.conf。"
            yield Warning(f"数据库的 {name} 是 {value}，应为 {wanted[name]}。", hint=hint, id="portal.W012")
    cursor.execute(
        "SELECT current_setting('server_version_num')::int, current_user, rolsuper FROM pg_roles "
        "WHERE rolname = current_user"
    )
    version, user, is_superuser = cursor.fetchone()
    if version < OLDEST:
        yield Warning(f"数据库的版本是 {version // 10000}，需要 15 或更新。", id="portal.W013")
    if is_superuser or user != ROLE_OF_ALIAS[alias]:
        yield Warning(f"{alias} 以 {user} 连接数据库，应为 {ROLE_OF_ALIAS[alias]}。", id="portal.W014")
