"""A Word file as the beginning of a text: examined like every upload, then read in a process of its own."""

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.publishing import intake
from portal.publishing.attaching import Kept
from portal.publishing.content import clean_html
from portal.publishing.file_types import extension_of
from portal.trail.record import SYSTEM

CONVERTER = Path(__file__).with_name("converting.py")
SECONDS = 25  # the converter ends itself sooner
MOST_ANSWER = 80 << 20
LEFT_OUT = {
    "comments": gettext_lazy("批注%(n)s条"),
    "deletions": gettext_lazy("修订中删去的内容%(n)s处"),
    "formulas": gettext_lazy("公式%(n)s个"),
    "charts": gettext_lazy("图表%(n)s个"),
    "headers": gettext_lazy("页眉页脚%(n)s处"),
    "pictures": gettext_lazy("读不出的图片%(n)s个"),
    "embedded": gettext_lazy("嵌入的文件%(n)s个"),
}


@dataclass
class FromWord:
    """What was read: the text, its pictures as attachments, and words on each thing that was left out."""

    name: str
    body_html: str
    pictures: list[Kept] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def take(name: str, chunks, *, by=SYSTEM) -> FromWord:
    """Raises `intake.Refused`, naming the file and what can be done."""
    name = intake.clean_name(name)
    kind = extension_of(name)
    if kind in ("doc", "wps"):
        raise intake.Refused(_("“%(name)s”是旧格式，请在 Word 或 WPS 里另存为 docx 再选。") % {"name": name})
    if kind != "docx":
        raise intake.Refused(_("“%(name)s”不是 Word 文件（docx），没有读。") % {"name": name})
    name, blob = intake.take(name, chunks, by=by)
    said = _converted(intake.path_of(blob.pk))
    if said is None:
        raise intake.Refused(_("“%(name)s”读不出来。可以把正文复制过来粘贴，文件作为附件上传。") % {"name": name})
    taken = FromWord(name, clean_html(said["html"]))
    for picture in said["pictures"]:
        try:
            taken.pictures.append(
                Kept(*reversed(intake.take(picture["name"], [base64.b64decode(picture["data"])], by=by)))
            )
        except intake.Refused:
            said["left_out"]["pictures"] = said["left_out"].get("pictures", 0) + 1
    taken.left_out = [str(LEFT_OUT[what]) % {"n": n} for what, n in said["left_out"].items() if n]
    return taken


def _converted(path: Path) -> dict | None:
    """What the converter says, or None when it failed, took too long, or wanted too much memory."""
    command = [sys.executable, "-I", "-B", str(CONVERTER), str(path.resolve())]
    bare = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}  # and none of our secrets
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, env=bare, cwd="/")
    except subprocess.TimeoutExpired:
        return None
    if done.returncode or len(done.stdout) > MOST_ANSWER:
        return None
    return json.loads(done.stdout)
