from django.core.management.base import BaseCommand, CommandError

from portal.site import ticking
from portal.site.hooks import gathered


class Command(BaseCommand):
    help = "做时间要求的事：定时发布、到期、提醒、外发、清理。每分钟运行一次；同时运行两个也安全。"

    def handle(self, *args, **options):
        with ticking.turn() as ours:
            if not ours:
                self.stdout.write("另一个 tick 正在进行。")
                return
            if failed := ticking.run(gathered("TICKS")):
                raise CommandError("这些没有做成，下一分钟再试：" + "、".join(failed))
