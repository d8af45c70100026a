from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from disclosure.batch.exporting import CannotExport, export_site


class Command(BaseCommand):
    help = (
        "把公开的全部内容写进一个空文件夹：documents.jsonl（一行一件，可以再导入）、others.jsonl、withdrawn.jsonl、"
        "files/（附件）和 manifest.json（件数和每个文件的 SHA-256）。"
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", help="空的或者还没有的文件夹")

    def handle(self, *args, folder, **options):
        try:
            done = export_site(Path(folder), say=self._say)
        except CannotExport as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"完成：文件{done.documents}件，其他{done.others}件，撤下的{done.withdrawn}件，附件{done.files}个。\n"
            f"再导入：manage.py import_documents {folder}/documents.jsonl --files {folder} --by 登录名"
        )

    def _say(self, line: str) -> None:
        self.stderr.write(line)
        self.stderr.flush()
