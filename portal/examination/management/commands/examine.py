"""检查文件：拒收还是有哪些问题。和收文件、送审时用的是同一张规则表，什么都不保存。"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.examination.examine import examine
from portal.examination.finding import Finding, Place, Severity
from portal.examination.reading.asking import Read, read
from portal.examination.reading.places import said
from portal.examination.subject import Subject

FINE, FOUND, REFUSED = 0, 1, 2


class Command(BaseCommand):
    help = "检查文件里的涉密标志、个人信息和其他问题。返回 0：没有问题；1：有问题；2：有文件不能收下。"
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="要检查的文件")
        parser.add_argument("--json", type=Path, metavar="OUT", help="把结果写成 JSON；- 为标准输出")
        parser.add_argument("--show", action="store_true", help="显示命中的原文；平时只显示首字")

    def handle(self, *, files: list[Path], show: bool, **options):
        results = []
        for number, path in enumerate(files, 1):
            self.stderr.write(f"{number}/{len(files)} {path.name}")
            if not path.is_file():
                raise CommandError(f"没有这个文件：{path}", returncode=REFUSED)
            result = _result(path, show)
            results.append(result)
            if str(options["json"]) != "-":
                self._say(result)
        self._write(options["json"], results)
        worst = max((_code(result) for result in results), default=FINE)
        if worst:
            sys.exit(worst)

    def _say(self, result: dict) -> None:
        count = _("没有发现问题") if not result["findings"] else _("%s处") % len(result["findings"])
        self.stdout.write(f"{result['file']}: {_('拒收') if result['refused'] else count}")
        for each in result["findings"]:
            severity = Severity(each["severity"]).label
            self.stdout.write(f"  {each['rule']} [{severity}] {each['place']}: {each['value']} {each['explanation']}")
        if result["unreadable"]:
            self.stdout.write("  " + _("读不出文字，要人看：%s") % "；".join(result["unreadable"]))

    def _write(self, out: Path | None, results: list[dict]) -> None:
        if out is None:
            return
        text = json.dumps(results, ensure_ascii=False, indent=1) + "\n"
        if str(out) == "-":
            self.stdout.write(text)
        else:
            out.write_text(text, encoding="utf-8")


def _result(path: Path, show: bool) -> dict:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    found = read(path, path.name)
    findings = [*_danger(found), *examine(Subject(found.as_part()))]
    return {
        "file": str(path),
        "sha256": digest,
        "refused": any(finding.severity == Severity.REFUSES for finding in findings),
        "unreadable": list(found.unread),
        "findings": [_row(finding, show) for finding in findings],
    }


def _danger(found: Read) -> list[Finding]:
    if not found.danger:
        return []
    place = Place("file", _("附件“%(name)s”") % {"name": found.name})
    return [Finding(f"FILE-{found.danger.upper()}", Severity.REFUSES, place, "", said(found.danger))]


def _row(finding: Finding, show: bool) -> dict:
    value = finding.value if show else finding.value[:1] + "*" * (len(finding.value) - 1)
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "place": finding.place.label,
        "part": finding.place.part,
        "start": finding.place.start,
        "end": finding.place.end,
        "value": value,
        "explanation": finding.explanation,
    }


def _code(result: dict) -> int:
    stops = (Severity.BLOCKS, Severity.ANSWER)
    return REFUSED if result["refused"] else FOUND if any(f["severity"] in stops for f in result["findings"]) else FINE
