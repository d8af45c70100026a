from django.core.management.base import BaseCommand, CommandError

from disclosure.duties.laying import difference, lay, without_organ
from portal.cases.today import today
from portal.people.models import Person
from portal.people.rights import holds_anywhere
from portal.trail.record import SYSTEM


class Command(BaseCommand):
    help = "按目录的公开层级和公开主体安排公开责任（哪个单位公开哪一项）；人工改过的不动。"

    def add_arguments(self, parser):
        parser.add_argument("--by", metavar="USERNAME", help="经办人的登录名；默认记为系统")
        parser.add_argument("--dry-run", action="store_true", help="只看会发生什么，不写入")

    def handle(self, *args, **options):
        by = self._actor(options["by"])
        found = difference() if options["dry_run"] else lay(by=by, on=today())
        for item in without_organ(found):
            self.stdout.write(f"  没有对应的单位：{item}（{item.publisher}）")
        self.stdout.write(f"{'试运行，没有写入：' if options['dry_run'] else '完成：'}{found}。")

    def _actor(self, username: str | None):
        if username is None:
            return SYSTEM
        person = Person.objects.filter(username=username, is_active=True).first()
        if person is None:
            raise CommandError(f"没有叫 {username} 的在用人员。")
        if not holds_anywhere(person, "manage_reference", today()):
            raise CommandError(f"{person.name} 没有管理公开责任的权限（需要政务公开办角色）。")
        return person
