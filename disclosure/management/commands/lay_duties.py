from django.core.management.base import BaseCommand

from disclosure.duties.laying import difference, lay, without_organ
from disclosure.management.named import keeper_named
from portal.cases.today import today


class Command(BaseCommand):
    help = "按目录的公开层级和公开主体安排公开责任（哪个单位公开哪一项）；人工改过的不动。"

    def add_arguments(self, parser):
        parser.add_argument("--by", metavar="USERNAME", help="经办人的登录名；默认记为系统")
        parser.add_argument("--dry-run", action="store_true", help="只看会发生什么，不写入")

    def handle(self, *args, **options):
        by = keeper_named(options["by"], of="公开责任")
        found = difference() if options["dry_run"] else lay(by=by, on=today())
        for item in without_organ(found):
            self.stdout.write(f"  没有对应的单位：{item}（{item.publisher}）")
        self.stdout.write(f"{'试运行，没有写入：' if options['dry_run'] else '完成：'}{found}。")
