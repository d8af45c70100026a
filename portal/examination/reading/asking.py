"""Have a file read in a child process, and give back its texts."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from portal.examination.reading.places import called
from portal.examination.subject import Text

CHILD = Path(__file__).with_name("child.py")
SECONDS = 30  # on a busy machine its twenty seconds of work take longer


@dataclass(frozen=True)
class Read:
    """`danger` is the code of why nobody should take the file; `unread` names places that hold no readable words."""

    texts: tuple[Text, ...]
    danger: str = ""
    unread: tuple[str, ...] = ()

    @property
    def is_readable(self) -> bool:
        return not self.unread


def read(path: Path, name: str, part: str = "file", label: str = "") -> Read:
    """The texts of the file at `path`, its name first. `part` begins every place's code, `label` its words."""
    label = label or _("附件“%(name)s”") % {"name": name}
    own_name = Text(f"{part}/#name", called((), _("文件名“%(name)s”") % {"name": name}), _stem(name), "name")
    with tempfile.TemporaryFile(dir=settings.PORTAL_SCRATCH) as told:
        if not _ask(path, name, told):
            return Read((own_name,), "too_slow")
        told.seek(0)
        texts, last = [own_name], {}
        for line in told:
            row = json.loads(line)
            if isinstance(row, dict):
                last = row
                continue
            inner, where, text, kind, hidden = row
            place = called(where, label)
            texts.append(Text(f"{part}{inner}", place, _storable(text), kind, hidden))
    if "danger" not in last:
        return Read(tuple(texts), "too_slow")
    return Read(tuple(texts), last["danger"], tuple(called(where, label) for where in last["unread"]))


def _ask(path: Path, name: str, told) -> bool:
    """Run the child: no environment, no open files but the one it reads, nothing written but what it tells."""
    with open(path, "rb") as file:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-B", str(CHILD), str(file.fileno()), _plain(name), *_libraries()],
            stdin=subprocess.DEVNULL, stdout=told, stderr=subprocess.DEVNULL, pass_fds=(file.fileno(),),
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"}, cwd="/", start_new_session=True,
        )  # fmt: skip
        try:
            return process.wait(SECONDS) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.wait()


def _libraries() -> list[str]:
    """Where the one library lies that the child may import."""
    spec = find_spec("pypdfium2")
    return [str(Path(spec.origin).parents[1])] if spec and spec.origin else []


def _plain(name: str) -> str:
    return name.encode("utf-8", "replace").decode().replace("\0", "")[:300]


def _stem(name: str) -> str:
    stem, _dot, ending = name.rpartition(".")
    return _storable(stem if stem and len(ending) < 10 else name)


def _storable(text: str) -> str:
    """PostgreSQL holds neither NUL nor half characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
