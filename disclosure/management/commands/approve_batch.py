import sys

from django.core.management.base import BaseCommand, CommandError

from disclosure.batch.approving import Outcome, approve, check_approver
from disclosure.batch.looking import Batch, look_at
from disclosure.management.named import person_named
from disclosure.models import ImportBatch
from disclosure.stopping import stop_on_signal
from portal.publishing.models import Revision
from portal.publishing.states import State
from portal.workflow import Conflict, MoveRefused

SHOWN = 30
BASIS = "原由制发机关公开发布，已按批次核对，未发现涉密内容"


class Command(BaseCommand):
    help = (
        "审核并公开一个导入批次。由另一位有政务公开办角色、没有经手这一批的人办理；中断后再运行会接着办。"
        "系统按整批指纹抽出要读的件，件数和行号记入审核记录。"
    )

    def add_arguments(self, parser):
        parser.add_argument("number", help="批次号，例如 2026-B0001")
        parser.add_argument("--by", metavar="USERNAME", required=True, help="审核人的登录名")
        parser.add_argument("--basis", default=BASIS, help=f"保密审查的依据，默认“{BASIS}”")
        parser.add_argument("--yes", action="store_true", help="在终端里也不再询问")

    def handle(self, *args, number, by, basis, yes, **options):
        batch = ImportBatch.objects.select_related("person").filter(number=number).first()
        if batch is None:
            known = "、".join(ImportBatch.objects.order_by("-pk").values_list("number", flat=True)[:5])
            raise CommandError(f"没有批次 {number}。{f'最近的批次：{known}。' if known else '还没有导入过。'}")
        person = person_named(by)
        if not basis.strip():
            raise CommandError("请用 --basis 写明保密审查的依据。")
        try:
            check_approver(batch, person)
        except MoveRefused as error:
            raise CommandError(str(error)) from error
        shown = look_at(batch)
        self._show(shown)
        if not shown.waiting:
            return
        self.stdout.write(f"审核人：{person}。保密审查：不涉密，可以公开；依据：{basis}")
        if not yes and sys.stdin.isatty():
            self._ask(shown.waiting)
        try:
            with stop_on_signal() as asked:
                outcome = approve(shown, by=person, basis=basis, say=self._say, asked_to_stop=asked)
        except (Conflict, MoveRefused) as error:
            raise CommandError(str(error)) from error
        self._tell(outcome)

    def _show(self, shown: Batch) -> None:
        batch, report = shown.batch, shown.batch.report
        file, day = batch.file_name, f"{batch.created_at:%Y-%m-%d}"
        self.stdout.write(f"批次 {batch.number}：{file}，{batch.person} {day} 导入，共{shown.states.total()}件。")
        told = "、".join(f"{State(state).label} {n}" for state, n in shown.states.most_common())
        self.stdout.write(f"现在：{told or '没有文件'}")
        if not report.get("complete"):
            self.stdout.write("注意：这一批还没有导完。")
        if not shown.waiting:
            self.stdout.write("没有等待审核的文件。")
            return
        for warning in report.get("warnings", {}).values():
            self.stdout.write(f"导入时请留意：{warning['label']}，{warning['count']}件")
        if refused := report.get("refused"):
            self.stdout.write(f"导入时不能导入：{refused}行（不在这一批里）")
        if left := report.get("left"):
            told = "、".join(f"{name}（{each['count']}）" for name, each in left.items())
            self.stdout.write(f"没有对应栏目、留在一旁的：{told}")
        self.stdout.write(f"整批指纹：{shown.hash}")
        self.stdout.write(f"抽读{len(shown.picks)}件：")
        picked = Revision.objects.filter(
            publication__import_line__batch=batch, publication__import_line__number__in=shown.picks, no=1
        ).order_by("publication__import_line__number")
        for line, title, text in picked.values_list("publication__import_line__number", "title", "body_text"):
            self.stdout.write(f"  第{line}行 {title}：{text[:60].replace(chr(10), ' ')}……")

    def _ask(self, n: int) -> None:
        answer = input(f"公开这{n}件？写“是”继续：")
        if answer.strip().lower() not in {"是", "y", "yes"}:
            raise CommandError("没有公开。")

    def _tell(self, outcome: Outcome) -> None:
        for title, reason in outcome.failed[:SHOWN]:
            self.stdout.write(f"没有通过：{title}：{reason}")
        if len(outcome.failed) > SHOWN:
            self.stdout.write(f"没有通过的还有{len(outcome.failed) - SHOWN}件，批次的导入报告里有。")
        told = f"公开{outcome.released}件，没有通过{len(outcome.failed)}件，用时{outcome.seconds}秒。"
        if outcome.interrupted:
            self.stderr.write(f"已停下：{told}还有{outcome.left}件没有审核，再运行同一命令会接着办。")
            sys.exit(130)
        self.stdout.write(f"完成：{told}")
        if outcome.failed:
            sys.exit(1)

    def _say(self, line: str) -> None:
        self.stderr.write(line)
        self.stderr.flush()
