from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.trail.heads import read_heads, write_head
from portal.trail.verify import Head, verify


class Command(BaseCommand):
    help = "检查留痕的链：说出第一处改动、删除、插入或调换；没有问题时退出码为 0。"

    def add_arguments(self, parser):
        parser.add_argument("--head", action="append", default=[], metavar="N:HASH", help="另存的链头，可重复")
        parser.add_argument("--heads", metavar="FOLDER", help="每日链头所在的文件夹")
        parser.add_argument("--export", metavar="FILE", help="检查通过后，把链头写到这个新文件")

    def handle(self, *args, **options):
        try:
            heads = [Head.parse(text) for text in options["head"]]
            if options["heads"]:
                if not Path(options["heads"]).is_dir():
                    raise CommandError(f"没有这个文件夹：{options['heads']}")
                heads += read_heads(options["heads"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        result = verify(heads=heads, progress=self._progress)
        if not result.intact:
            raise CommandError(str(result.finding), returncode=2)
        if options["export"]:
            self._export(Path(options["export"]), result.head)
        self.stdout.write(f"留痕完整：{result.rows} 行，链头 {result.head}，核对另存链头 {len(heads)} 个。")

    def _progress(self, done: int, total: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r已检查 {done} / {total} 行", ending="")

    def _export(self, path: Path, head: Head) -> None:
        if path.exists():
            raise CommandError(f"文件已经有了，不覆盖：{path}")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_head(path, head)
