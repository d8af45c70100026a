from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.people.links import issue_link
from portal.people.models import Person
from portal.trail.record import SYSTEM


class Command(BaseCommand):
    help = "作废一个人员的密码，打印重设密码的一次性链接。"

    def add_arguments(self, parser):
        parser.add_argument("username", help="登录名")

    @transaction.atomic
    def handle(self, *args, username, **options):
        person = Person.objects.select_for_update().filter(username=username).first()
        if person is None:
            raise CommandError(f"没有登录名为 {username} 的人员。")
        if not person.is_active:
            raise CommandError(f"{username} 已停用，先在工作台重新启用。")
        link = issue_link(person, by=SYSTEM)
        self.stdout.write(f"在网站地址后面接上这个链接，24小时内有效，只能用一次：\n{link}")
