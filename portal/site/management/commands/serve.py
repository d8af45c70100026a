import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.database.embedded import CannotStart
from portal.site.serving.place import Place, Taken
from portal.site.serving.supervisor import Stop, Supervisor, stopping_on_signals


class Command(BaseCommand):
    help = "在本机提供服务：granian、内置数据库、每分钟的 tick；任何一个停了都会重新启动。按 Ctrl-C 停止。"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="监听的地址")
        parser.add_argument("--port", type=int, default=os.environ.get("PORT", "8000"), help="端口，默认 $PORT 或 8000")
        parser.add_argument("--workers", type=int, default=2, help="工作进程数")
        parser.add_argument("--threads", type=int, default=8, help="每个工作进程的线程数")

    def handle(self, *args, host, port, workers, threads, **options):
        try:
            with stopping_on_signals():
                place = Place(settings.PORTAL_HOME, host, port)
                if elsewhere := place.take(self.say):
                    self.already_served(elsewhere)
                    return
                self.prepare()
                self.say("启动服务 …")
                supervisor = Supervisor(place, workers=workers, threads=threads, say=self.say)
                supervisor.serve(ready=lambda: self.ready(place))
        except Stop:
            self.say("已停止。")
        except (Taken, CannotStart) as error:
            raise CommandError(str(error)) from error

    def prepare(self) -> None:
        """Nothing: in production the operator migrates and collects static files when installing."""

    def ready(self, place: Place) -> None:
        self.say(f"正在服务：{place.address}/")

    def already_served(self, address: str) -> None:
        self.say(f"已经在服务：{address}/ ，不再启动第二个。")

    def say(self, words: str) -> None:
        self.stdout.write(f"== {words}")
        self.stdout.flush()
