"""Masks: a new file in which what was found is gone. They remove, they never cover; all else stays as it was."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from portal.examination.examine import rules
from portal.examination.finding import Finding
from portal.examination.masks.markup import mask_markup
from portal.examination.masks.package import Package
from portal.examination.masks.plain import mask_plain
from portal.examination.masks.sheets import mask_cells
from portal.examination.masks.wanted import ONLY_IN_LINE, Wanted
from portal.examination.reading.asking import read

OFFICE = ("docx", "xlsx", "pptx", "odt", "ods")
PLAIN = ("csv", "txt")
MASKABLE = (*OFFICE, *PLAIN)


@dataclass(frozen=True)
class Masked:
    """The new file in the scratch folder (the caller removes it), and which findings still stand in it."""

    path: Path
    left: tuple[Finding, ...]


def can_mask(name: str) -> bool:
    return _ending(name) in MASKABLE


def mask(path: Path, name: str, findings: Iterable[Finding]) -> Masked:
    """A copy of the file without what the findings name. It is read again: what still stands there is told."""
    findings = tuple(findings)
    wants = _wants(path, name, findings)
    descriptor, new = tempfile.mkstemp(prefix="portal-", dir=settings.PORTAL_SCRATCH)
    with open(descriptor, "wb") as out:
        out.write(path.read_bytes())
    _mask_file(Path(new), name, wants)
    texts = [text.text for text in read(Path(new), name).texts]
    still = {want.value for want in wants if want.kind not in ONLY_IN_LINE and any(map(want.pattern.search, texts))}
    still |= {want.value for want in wants if want.kind in ONLY_IN_LINE and _stands(want, texts)}
    return Masked(Path(new), tuple(each for each in findings if each.value in still))


def kinds() -> dict[str, str]:
    """Which rules' hits can be masked, and as what."""
    return {rule.id: rule.mask for rule in rules() if rule.mask}


def _wants(path: Path, name: str, findings: tuple[Finding, ...]) -> list[Wanted]:
    """The longest first: an address may hold a number."""
    known = kinds()
    in_lines = any(known.get(each.rule) in ONLY_IN_LINE for each in findings)
    inside = {text.part: text.text for text in read(path, name).texts} if in_lines else {}
    wants = []
    for each in findings:
        if kind := known.get(each.rule):
            line = ""
            if kind in ONLY_IN_LINE:
                line = _line(inside.get(each.place.part.partition("/")[2], ""), each.place.start) or each.value
            wants.append(Wanted(kind, each.value, line))
    return sorted(dict.fromkeys(wants), key=lambda want: -len(want.value))


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _stands(want: Wanted, texts: list[str]) -> bool:
    return any(want.is_here(line) and want.pattern.search(line) for text in texts for line in text.split("\n"))


def _mask_file(path: Path, name: str, wants: list[Wanted]) -> None:
    ending = _ending(name)
    if ending in PLAIN:
        path.write_bytes(mask_plain(path.read_bytes(), wants))
    elif ending in OFFICE:
        package = Package(path)
        if ending == "xlsx":
            mask_cells(package, wants)
        for part in list(package.parts):
            if part.lower().endswith((".xml", ".rels", ".vml")):
                package.put(part, mask_markup(package.xml(part), wants, all_letters=ending in ("odt", "ods")))
            elif _ending(part) in MASKABLE:
                _mask_inside(package, part, wants)
        package.write(path)


def _mask_inside(package: Package, part: str, wants: list[Wanted]) -> None:
    """A file in the file is masked the same way."""
    with tempfile.NamedTemporaryFile(prefix="portal-", dir=settings.PORTAL_SCRATCH) as inner:
        Path(inner.name).write_bytes(package.parts[part])
        _mask_file(Path(inner.name), part, wants)
        package.parts[part] = Path(inner.name).read_bytes()


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
