import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from disclosure.catalog_bringing import Busy
from disclosure.catalog_import import SHIPPED_CATALOG
from disclosure.catalog_rows import BadFile, BadRow
from disclosure.management.named import keeper_named
from disclosure.models import Level
from disclosure.official.importing import bring
from disclosure.official.report import as_data
from disclosure.official.table import Asked, Table
from portal.cases.today import today

SHOWN = 50


def _by_reason(rows: list[BadRow]) -> list[str]:
    lines = {}
    for row in rows:
        lines.setdefault((row.sheet, row.reason), []).append(str(row.line))
    return [f"{reason}：{f'“{sheet}”' if sheet else ''}第{'、'.join(numbers)}行"
            for (sheet, reason), numbers in lines.items()]  # fmt: skip


class Command(BaseCommand):
    help = (
        "导入基层政务公开标准目录：官方表格（.xlsx，合并单元格、两行表头、同上、■□ 都认得）或者 CSV。"
        "重复导入不改变什么；坏行逐行说明，其余照常导入。"
    )

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", default=str(SHIPPED_CATALOG), help="目录文件，默认用随产品的一份")
        parser.add_argument("--year", type=int, help="哪一年的目录（例如 2024），默认今年")
        parser.add_argument("--by", metavar="USERNAME", help="经办人的登录名；默认记为系统")
        parser.add_argument("--domain", default="", metavar="CODE", help="表里没有写领域的，按这个领域代码")
        parser.add_argument("--level", default="", choices=["", *Level.values], help="表里没有公开层级一栏的，按这一级")
        parser.add_argument(
            "--organ", default="", metavar="CODE", help="这是哪个单位的补充目录；和标准目录对照重复和缺漏"
        )
        parser.add_argument("--dry-run", action="store_true", help="只看会发生什么，不写入")
        parser.add_argument("--report", metavar="OUT.json", help="把每一行的结果和差别写成 JSON")

    def handle(self, *args, **options):
        by = keeper_named(options["by"], of="目录")
        year = options["year"] or today().year
        if not 2000 <= year <= 2100:
            raise CommandError(f"年份应在 2000 到 2100 之间，现在是 {year}。")
        path, dry_run = Path(options["file"]), options["dry_run"]
        asked = Asked(options["domain"], options["level"], options["organ"])
        if asked.domain and asked.organ:
            raise CommandError("补充目录是单位自己的，不能再指定领域。")
        try:
            look = bring(
                path, path.name, year=year, on=today(), by=by, asked=asked, dry_run=dry_run, say=self.stdout.write
            )
        except OSError as error:
            raise CommandError(f"打不开文件 {path}：{error.strerror}。") from error
        except (BadFile, Busy) as error:
            raise CommandError(str(error)) from error
        if options["report"]:
            data = as_data(look, file=path.name, year=year, dry_run=dry_run)
            self._write(Path(options["report"]), json.dumps(data, ensure_ascii=False, indent=1))
        self._tell_all(look.table, look.report, dry_run)

    def _tell_all(self, table: Table, report, dry_run: bool) -> None:
        self._tell("没有读的工作表", [f"{sheet.name}：{sheet.note}" for sheet in table.sheets if sheet.note])
        self._tell("不能导入的行", report.bad)
        self._tell("请留意（已导入）", _by_reason(report.doubts))
        self._tell("改动的事项", [
            f"{path} {change.label}：{change.before} → {change.after}"
            for path, found in report.changes.items() for change in found
        ])  # fmt: skip
        self._tell("和标准目录、条例对照，这个单位还缺的", report.lacks)
        self._tell("文件里不再有、仍留在目录里的事项", report.gone)
        end = "试运行，没有写入：" if dry_run else "完成："
        self.stdout.write(f"{end}{report}。")
        if report.bad:
            self.stderr.write(f"有 {len(report.bad)} 行没有导入，改好后可以再导入同一个文件。")

    def _write(self, path: Path, text: str) -> None:
        try:
            path.write_text(text, "utf-8")
        except OSError as error:
            raise CommandError(f"写不了 {path}：{error.strerror}。") from error

    def _tell(self, heading: str, lines: list) -> None:
        if not lines:
            return
        self.stdout.write(f"{heading}（{len(lines)}）：")
        for line in lines[:SHOWN]:
            self.stdout.write(f"  {line}")
        if len(lines) > SHOWN:
            self.stdout.write(f"  ……还有 {len(lines) - SHOWN} 条")
