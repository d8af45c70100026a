import sys

from django.core.management.base import BaseCommand, CommandError

from disclosure.sample.loading import NotEmpty, load_sample
from disclosure.sample.logins import PASSWORD
from disclosure.stopping import stop_on_signal


class Command(BaseCommand):
    help = "把示例县（虚构的霁川县）放进空的数据库；有别的人员或文件就不放。只放一次，中断后再运行会接着放。"

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="数据库里已有别的东西时，不算出错")

    def handle(self, *args, if_empty, **options):
        with stop_on_signal() as asked:
            try:
                loaded = load_sample(self._say, asked)
            except NotEmpty as error:
                if if_empty:
                    self.stdout.write(f"没有放入示例县：{error}")
                    return
                raise CommandError(str(error)) from error
        if loaded.was_there:
            self.stdout.write("示例县早已放入，没有再放。")
        elif loaded.interrupted:
            self.stderr.write(f"已停下：这次放入{loaded.texts}件。再运行同一命令，会接着放。")
            sys.exit(130)
        else:
            self.stdout.write(
                f"示例县已放入：{loaded.texts}件，用时{loaded.seconds:.0f}秒。所有示例账号的密码都是 {PASSWORD}，"
                "只在演示站能登录。"
            )

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
