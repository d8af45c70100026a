from pathlib import Path

import psycopg
from django.core.management.base import BaseCommand, CommandError

from portal.database.embedded import CannotStart
from portal.database.programs import NoPrograms
from portal.site.backup import locking
from portal.site.backup.archive import Archive, BadArchive
from portal.site.backup.restore import Refused, restore


class Command(BaseCommand):
    help = "从备份文件恢复数据库和附件。先核对整个文件，全部准备好才一次换上；有任何不对就什么也不改。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--key", metavar="FILE", type=Path, help="加密的备份：私钥文件")
        parser.add_argument("--replace", action="store_true", help="替换已有内容的数据库；旧库改名保留")
        parser.add_argument("--without-keys", action="store_true", help="没有当时的密钥也恢复；加密内容将读不出")
        parser.add_argument("--accept-broken-trail", action="store_true", help="备份里的留痕不完整也恢复")

    def handle(self, *args, file, key, replace, without_keys, accept_broken_trail, **options):
        try:
            kept = restore(
                Archive(file, key and locking.private_key(key)),
                replace=replace,
                without_keys=without_keys,
                broken_trail=accept_broken_trail,
                say=lambda words: self.stdout.write(f"== {words}"),
            )
        except (Refused, BadArchive, locking.KeyProblem, NoPrograms, CannotStart, OSError, psycopg.Error) as error:
            raise CommandError(f"没有恢复，原来的内容没有动。{error}") from error
        self.stdout.write("== 已恢复。现在可以启动服务。")
        if kept:
            self.stdout.write(f"   旧库改名为 {kept}，确认无误后删除。")
