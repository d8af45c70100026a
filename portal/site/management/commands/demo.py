import signal
import sys

from django.conf import settings
from django.core.management import get_commands
from django.core.management.base import CommandError

from portal.site.hooks import gathered
from portal.site.management.commands import serve
from portal.site.options import option
from portal.site.serving import lifeline, static
from portal.site.serving.place import Place
from portal.site.serving.supervisor import run


class Command(serve.Command):
    help = "准备好一切（数据库、示例县、静态文件）并提供服务。由 make demo 调用；停了 make，它也就停。"

    def handle(self, *args, **options):
        lifeline.end_with_parent(signal.SIGTERM)
        super().handle(*args, **options)

    def prepare(self) -> None:
        self.say("准备数据库 …")
        if code := run("migrate", "--skip-checks", "--verbosity", "0"):
            sys.exit(code)
        if "load_sample" in get_commands():
            self.say("放入示例县（第一次要一会儿） …")
            if run("load_sample", "--skip-checks"):
                self.say("示例县没有放入，原因见上；照常提供服务。")
        if not static.is_current():
            self.say("收集静态文件 …")
            if run("collectstatic", "--skip-checks", "--no-input", "--verbosity", "0"):
                raise CommandError("静态文件没有收集好，原因见上。")
            static.remember()

    def ready(self, place: Place) -> None:
        super().ready(place)
        self._tell(place.address)
        self.stdout.write(f"   数据在     {settings.PORTAL_HOME}")
        self.stdout.write("   停止       按 Ctrl-C；再次 make demo 会接着用这些数据")
        self.stdout.flush()

    def already_served(self, address: str) -> None:
        super().already_served(address)
        self._tell(address)

    def _tell(self, address: str) -> None:
        self.stdout.write(f"   公众看到的 {address}/\n   工作台     {address}{settings.DESK_PATH}")
        for username, password, words in gathered("SAMPLE_LOGINS") if option("site.demo") else ():
            self.stdout.write(f"   示例账号   {username} / {password}  {words}")
        if not settings.REQUIRE_SECOND_FACTOR:
            self.stdout.write("   演示中不要求第二验证；正式使用时，审核以上的人员必须设置。")
