from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from disclosure.models import Domain
from disclosure.official.workbook import write


class Command(BaseCommand):
    help = "把现行目录写成官方表格（.xlsx）：一个领域一张表，两行表头，■□ 和 √；导出的文件可以原样再导入。"

    def add_arguments(self, parser):
        parser.add_argument("file", help="写到哪个文件，例如 目录.xlsx")
        parser.add_argument("--domain", action="append", metavar="CODE", help="只要这个领域；可以写几次")

    def handle(self, *args, **options):
        domains = Domain.objects.all()
        if wanted := options["domain"]:
            domains = domains.filter(code__in=wanted)
            if missing := set(wanted) - {domain.code for domain in domains}:
                raise CommandError(f"没有这些领域代码：{'、'.join(sorted(missing))}。")
        try:
            Path(options["file"]).write_bytes(write(domains))
        except OSError as error:
            raise CommandError(f"写不了 {options['file']}：{error.strerror}。") from error
        self.stdout.write(f"写好了：{len(domains)}个领域，{options['file']}")
