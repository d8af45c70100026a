from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from portal.site import ticking
from portal.site.hooks import gathered


class Command(BaseCommand):
    help = "做时间要求的事：定时发布、到期、提醒、外发、清理。每分钟运行一次；同时运行两个也安全。"

    def handle(self, *args, **options):
        try:
            with ticking.turn() as ours:
                failed = ticking.run(gathered("TICKS")) if ours else []
        except OperationalError as error:  # the server is starting again, or gone
            raise CommandError(f"数据库连不上，下一分钟再试：{error}") from error
        if not ours:
            self.stdout.write("另一个 tick 正在进行。")
        if failed:
            raise CommandError("这些没有做成，下一分钟再试：" + "、".join(failed))
