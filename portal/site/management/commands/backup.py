from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.database import embedded, servers
from portal.database.programs import NoPrograms
from portal.site.backup.make import CannotBackUp, make


class Command(BaseCommand):
    help = "把数据库和附件备份成一个文件。网站不用停。密钥不在其中，请另外保管。"

    def add_arguments(self, parser):
        parser.add_argument("--to", metavar="FOLDER", type=Path, help="放备份的文件夹，默认 $PORTAL_HOME/backups")

    def handle(self, *args, to, **options):
        if servers.is_embedded():
            embedded.ensure_running(settings.PORTAL_HOME)
        path = (to or settings.PORTAL_HOME / "backups") / f"portal-{datetime.now():%Y%m%d-%H%M%S}.tar"
        try:
            manifest = make(path, say=lambda words: self.stdout.write(f"== {words}"))
        except (CannotBackUp, NoPrograms, embedded.CannotStart) as error:
            raise CommandError(str(error)) from error
        except OSError as error:  # the disk is full, or not ours to write
            raise CommandError(f"备份没有写成：{error}") from error
        self.stdout.write(f"== 已备份：{path}（{path.stat().st_size >> 20} MB，附件 {len(manifest.media)} 个）")
        self.stdout.write(f"   密钥不在备份里。请另外保管 {settings.PORTAL_KEYS.parent}，没有它，加密的内容读不出。")
        if manifest.missing_media:
            raise CommandError(f"备份做好了，但有 {len(manifest.missing_media)} 个附件在磁盘上缺失或损坏，请尽快查明。")
