from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from disclosure.batch.sources import BadFile
from disclosure.management.named import person_named
from feedback.letters.bringing import COLUMNS, NEEDED, import_letters


class Command(BaseCommand):
    help = (
        f"导入12345热线等渠道的来信（.csv、.xlsx，一行一封）。表头：{'、'.join(COLUMNS)}；必须有{'、'.join(NEEDED)}。"
        "坏行逐行说明，其余照常登记；同一渠道的同一个工单号只登记一次，可以再运行。"
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="要导入的表格")
        parser.add_argument("--by", metavar="USERNAME", required=True, help="登记人的登录名，要能分办来信")

    def handle(self, *args, file, by, **options):
        try:
            report = import_letters(Path(file), by=person_named(by))
        except BadFile as error:
            raise CommandError(str(error)) from error
        for refused in report.refused:
            self.stdout.write(f"没有登记：{refused}")
        self.stdout.write(f"完成：{report}。")
