import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from disclosure.batch.bringing import PROCESSES, CannotImport, import_documents
from disclosure.batch.report import Report
from disclosure.batch.sources import BadFile
from disclosure.batch.warnings import WARNINGS
from disclosure.management.named import organ_named, person_named
from disclosure.stopping import stop_on_signal
from portal.search.models import Axis, Term

SHOWN = 50


class Command(BaseCommand):
    help = (
        "导入旧网站的文件（.jsonl、.jsonl.gz、.csv、.xlsx，一行一件，附件放在 --files 的文件夹里），"
        "作为一个批次等待另一人审核。"
        "坏行逐行说明，其余照常导入；中断后再运行同一命令会接着导入。最后一行是批次号。"
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="要导入的文件")
        parser.add_argument("--by", metavar="USERNAME", required=True, help="导入人的登录名，要有政务公开办角色")
        parser.add_argument(
            "--organ", metavar="CODE", help="公开责任主体的代码，默认是本级政府；发文机关是它下属机关的归那个机关"
        )
        parser.add_argument("--files", metavar="FOLDER", help="附件所在的文件夹")
        parser.add_argument(
            "--old-host", metavar="HOST", action="append", default=[],
            help="旧网站的域名：这些网站的原网址以后转到新地址；可以写几次",
        )  # fmt: skip
        parser.add_argument("--report", metavar="OUT.json", help="把每一行的结果写成 JSON")
        parser.add_argument("--processes", type=int, default=PROCESSES, help=f"几个进程一起准备，默认{PROCESSES}")
        parser.add_argument("--dry-run", action="store_true", help="只看会发生什么，不写入")

    def handle(self, *args, file, by, organ, dry_run, **options):
        files, report = options["files"], options["report"]
        with stop_on_signal() as asked:
            try:
                batch, report = import_documents(
                    Path(file), by=person_named(by), organ=organ_named(organ), dry_run=dry_run,
                    files=Path(files) if files else None, report_to=Path(report) if report else None,
                    hosts=frozenset(host.lower() for host in options["old_host"]),
                    processes=max(0, options["processes"]), say=self._say, asked_to_stop=asked,
                )  # fmt: skip
            except (CannotImport, BadFile) as error:
                raise CommandError(str(error)) from error
        self._tell(report)
        if dry_run:
            self.stdout.write(f"试运行，没有写入：可以导入{report.imported}件，不能导入{report.refused_lines}行。")
            return
        there = report.imported + report.already_in
        before = f"（其中{report.already_in}件上次已导入）" if report.already_in else ""
        if report.interrupted:
            self.stderr.write(
                f"已停下。批次 {batch.number} 里有{there}件{before}，都在等待审核，没有公开。"
                "再运行同一命令，会接着导入。"
            )
            sys.exit(130)
        self.stdout.write(
            f"完成：批次 {batch.number}，导入{there}件{before}，不能导入{report.refused_lines}行，"
            f"用时{report.seconds}秒。\n"
            f"下一步由另一位有权限的人审核公开：manage.py approve_batch {batch.number} --by 登录名\n"
            f"{batch.number}"
        )

    def _tell(self, report: Report) -> None:
        if report.kinds:
            labels = Term.objects.labels(Axis.KIND)
            told = "、".join(f"{labels.get(code, code)} {n}" for code, n in report.kinds.most_common())
            self.stdout.write(f"体裁：{told}")
        if report.outside:
            told = "、".join(f"{name} {n}" for name, n in report.outside.most_common(10))
            self.stdout.write(f"发文机关不是本级的（记为外来的发文机关）：{len(report.outside)}个，{told}")
        if report.left:
            told = "、".join(f"{name} {n}" for name, (n, _example) in report.left.items())
            self.stdout.write(f"没有对应栏目的字段（留着给审核人看）：{told}")
        for rule, lines in sorted(report.warnings.items(), key=lambda pair: -report.counts[pair[0]]):
            some = "、".join(map(str, lines[:10])) + ("……" if len(lines) > 10 else "")
            self.stdout.write(f"请留意：{WARNINGS[rule]}，{report.counts[rule]}件（第{some}行）")
        if report.held:
            self.stdout.write(f"检查发现要先改的：{len(report.held)}件，留作草稿，不在这一批里送审。")
        for refused in report.refused[:SHOWN]:
            self.stdout.write(f"不能导入：{refused}")
        if report.refused_lines > SHOWN:
            self.stdout.write(f"不能导入的还有{report.refused_lines - SHOWN}行，用 --report 写成文件。")

    def _say(self, line: str) -> None:
        self.stderr.write(line)
        self.stderr.flush()
