"""Have marks burned into a copy of a file, and see for ourselves that nothing else is left in it."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.redaction.marks import Mark, MarkError
from feedback.redaction.proof import left_in

SECONDS = 180
UNFIT = {
    "kind": gettext_lazy("只能遮盖 PDF、JPEG 和 PNG 文件；其他文件请先存成 PDF。"),
    "encrypted": gettext_lazy("文件加了密码，请先去掉密码。"),
    "too_many": gettext_lazy("页数太多，请拆成几份。"),
    "too_large": gettext_lazy("图片太大，请先缩小。"),
    "broken": gettext_lazy("文件坏了，打不开。"),
    "stopped": gettext_lazy("处理这份文件用的时间或内存太多，请拆成几份。"),
}


class CannotRedact(Exception):
    """The file can't be redacted; the message is for who tried, in words that name no content."""


def burn(data: bytes, marks: list[Mark]) -> bytes:
    """A copy in which the marked places are black and from which they can't be brought back.

    Raises CannotRedact; MarkError when a mark lies on a page that is not there.
    """
    with tempfile.TemporaryDirectory(dir=settings.PORTAL_SCRATCH) as folder:
        source, target = Path(folder, "source"), Path(folder, "target")
        source.write_bytes(data)
        answer = _ask(source, target, marks)
        if reason := answer.get("unfit"):
            raise CannotRedact(str(UNFIT[reason]))
        copy = target.read_bytes()
    if any(mark.page > answer["pages"] for mark in marks):
        raise MarkError(_("没有这一页。"))
    if left := left_in(copy):
        raise CannotRedact(_("遮盖以后还留有内容（%(what)s），没有保存。") % {"what": "、".join(left)})
    return copy


def _ask(source: Path, target: Path, marks: list[Mark]) -> dict:
    rows = [{**asdict(mark), "right": mark.left + mark.width, "bottom": mark.top + mark.height} for mark in marks]
    return ask_child("feedback.redaction.child", [str(source), str(target)], rows)


def ask_child(module: str, files: list[str], said) -> dict:
    """The answer of a process of its own, which a file may end and cannot harm."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", module, *files],
            input=json.dumps(said), text=True, cwd=settings.BASE_DIR, timeout=SECONDS, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},  # and none of our secrets
        )  # fmt: skip
        return json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {"unfit": "stopped"}
