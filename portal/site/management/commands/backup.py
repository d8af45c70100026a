from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.database import embedded, servers
from portal.database.programs import NoPrograms
from portal.site.backup import locking
from portal.site.backup.make import CannotBackUp, make


class Command(BaseCommand):
    help = "把数据库和附件备份成一个文件。网站不用停。有公钥就加密，只有私钥打得开。密钥不在其中，请另外保管。"

    def add_arguments(self, parser):
        parser.add_argument("--to", metavar="FOLDER", type=Path, help="放备份的文件夹，默认 $PORTAL_HOME/backups")
        parser.add_argument("--new-key", metavar="FILE", type=Path, help="只做一把新私钥，写进这个文件，显示它的公钥")

    def handle(self, *args, to, new_key, **options):
        if new_key:
            return self._make_key(new_key)
        if servers.is_embedded():
            embedded.ensure_running(settings.PORTAL_HOME)
        name = f"portal-{datetime.now():%Y%m%d-%H%M%S}.tar{'.locked' if settings.BACKUP_KEY else ''}"
        path = (to or settings.PORTAL_HOME / "backups") / name
        try:
            key = locking.recipient(settings.BACKUP_KEY) if settings.BACKUP_KEY else None
            manifest = make(path, say=lambda words: self.stdout.write(f"== {words}"), key=key)
        except (CannotBackUp, locking.KeyProblem, NoPrograms, embedded.CannotStart) as error:
            raise CommandError(str(error)) from error
        except OSError as error:  # the disk is full, or not ours to write
            raise CommandError(f"备份没有写成：{error}") from error
        self.stdout.write(f"== 已备份：{path}（{path.stat().st_size >> 20} MB，附件 {len(manifest.media)} 个）")
        self.stdout.write(f"   密钥不在备份里。请另外保管 {settings.PORTAL_KEYS.parent}，没有它，加密的内容读不出。")
        if not key:
            self.stdout.write("   没有加密，谁拿到都能读。设了 PORTAL_BACKUP_KEY 就加密，见 deploy/README.md 第五节。")
        if manifest.missing_media:
            raise CommandError(f"备份做好了，但有 {len(manifest.missing_media)} 个附件在磁盘上缺失或损坏，请尽快查明。")

    def _make_key(self, path: Path) -> None:
        try:
            locking.make_key(path)
        except OSError as error:
            raise CommandError(f"私钥没有写成：{error}") from error
        self.stdout.write(f"私钥在 {path}：请移到别的机器上保管两份，丢了就没有人打得开备份。写进环境文件：")
        self.stdout.write(f"PORTAL_BACKUP_KEY={locking.recipient_of(path)}")
