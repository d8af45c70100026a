from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.cases.today import today
from portal.people.links import issue_link
from portal.people.models import Membership, Organ, Person, Role
from portal.trail.record import SYSTEM, record


class Command(BaseCommand):
    help = "建立一个人员，打印一次性链接（24小时内由本人打开，设置密码）。"

    def add_arguments(self, parser):
        parser.add_argument("username", help="登录名")
        parser.add_argument("name", help="姓名")
        parser.add_argument("--organ", help="机关代码")
        parser.add_argument("--role", action="append", default=[], choices=Role.values, help="角色，可以重复")
        parser.add_argument("--superuser", action="store_true", help="系统管理员")

    @transaction.atomic
    def handle(self, *args, username, name, organ, role, superuser, **options):
        if bool(organ) != bool(role):
            raise CommandError("--organ 和 --role 要一起写。")
        person = Person(username=username, name=name, is_superuser=superuser)
        person.set_unusable_password()
        try:
            person.full_clean()
            where = Organ.objects.get(code=organ) if organ else None
        except ValidationError as error:
            raise CommandError("；".join(error.messages)) from error
        except Organ.DoesNotExist as error:
            raise CommandError(f"没有代码为 {organ} 的机关。") from error
        person.save()
        link = issue_link(person, by=SYSTEM)
        for each in dict.fromkeys(role):
            held = Membership.objects.create(person=person, organ=where, role=each, since=today())
            record("membership_added", by=SYSTEM, object=held, organ=where.code, to_state=each, reason=username)
        state = "superuser" if superuser else ""
        record("person_added", by=SYSTEM, object=person, to_state=state, reason=f"{name}（{username}）")
        self.stdout.write(f"在网站地址后面接上这个链接，24小时内有效，只能用一次：\n{link}")
