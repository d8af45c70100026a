"""Have a file read in a child process, and give back its texts."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from portal.examination.reading.answering import answers
from portal.examination.reading.places import called
from portal.examination.subject import Text

CHILD = Path(__file__).with_name("child.py")
SECONDS = 60  # on a busy machine its fifteen seconds of work take longer


@dataclass(frozen=True)
class Read:
    """`texts` with places inside the file; `danger` is the code of why nobody should take it; `unread` names places
    that hold no readable words."""

    name: str
    texts: tuple[Text, ...] = ()
    danger: str = ""
    unread: tuple[str, ...] = ()

    @property
    def is_readable(self) -> bool:
        return not self.unread

    def as_part(self, part: str = "file") -> tuple[Text, ...]:
        """The texts as those of an attachment, its name first."""
        file = _("附件“%(name)s”") % {"name": self.name}
        inner = (
            replace(
                text, part=f"{part}/{text.part}", label=_("%(file)s，%(place)s") % {"file": file, "place": text.label}
            )
            for text in self.texts
        )
        return (Text(part, _("%(file)s的文件名") % {"file": file}, _stem(self.name), "name"), *inner)


def read(path: Path, name: str) -> Read:
    """What the file at `path` holds."""
    with _asked(path, name, "answering") as rows:
        return _understood(name, rows)


def cells(path: Path, name: str) -> list:
    """The cells of the workbook at `path` as `grids` tells them; the last row says whether it is safe."""
    with _asked(path, name, "grids") as rows:
        told = list(rows)
    return told if told and isinstance(told[-1], dict) else [*told, {"danger": "too_slow"}]


def read_here(data: bytes, name: str) -> Read:
    """The same without a child and its bounds: only for bytes that one made oneself."""
    return _understood(name, answers(data, name))


def _understood(name: str, answers: Iterable) -> Read:
    texts, last = [], {"danger": "too_slow", "unread": ()}  # the last answer is missing when the child was stopped
    for row in answers:
        if isinstance(row, dict):
            last = row
            continue
        part, where, text, kind, hidden = row
        texts.append(Text(_storable(part), _storable(called(where)), _storable(text), kind, hidden))
    return Read(name, tuple(texts), last["danger"], tuple(_storable(called(where)) for where in last["unread"]))


@contextlib.contextmanager
def _asked(path: Path, name: str, reader: str) -> Iterator[Iterable]:
    """The rows that a reader tells of the file; none when it was stopped."""
    with tempfile.TemporaryFile(dir=settings.PORTAL_SCRATCH) as told:
        if not _ask(path, name, reader, told):
            yield ()
            return
        told.seek(0)
        yield map(json.loads, told)


def _ask(path: Path, name: str, reader: str, told) -> bool:
    """Run the child: no environment, no open files but the one it reads, nothing written but what it tells."""
    with open(path, "rb") as file:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-B", str(CHILD), str(file.fileno()), _plain(name), reader,
             *_libraries()],
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
