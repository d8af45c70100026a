"""Masking what was found, in the text and in attachments: an edit of a draft by somebody, like any other.

A masked file is a new blob under a new hash; the old one is no longer attached (ADR 0016).
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.examination.finding import Finding
from portal.examination.masks import can_mask, kinds, mask
from portal.examination.masks.shapes import masked
from portal.examination.masks.stripping import can_strip, strip
from portal.examination.masks.typed import mask_html
from portal.examination.masks.wanted import ONLY_IN_LINE, Wanted, changed
from portal.people.models import Person
from portal.publishing import attaching, intake
from portal.publishing.examining import findings_of
from portal.publishing.models import RevisionFile
from portal.publishing.writing import acting_as, locked_draft, record_beside, save_text
from portal.trail import words
from portal.workflow import MoveRefused

OF_TEXT = ("title", "body", "links", "change_note")
words.name({"mask": gettext_lazy("遮盖"), "strip": gettext_lazy("清理附件")})


@dataclass(frozen=True)
class Outcome:
    """How many findings were masked, and the places where somebody has to do it by hand."""

    done: int
    left: tuple[str, ...]


def can_be_masked(rule: str, part: str, names: Mapping[str, str]) -> bool:
    """Whether one click masks a finding of this rule at this place; `names` are those of the attachments by hash."""
    if rule not in kinds():
        return False
    file, _slash, inside = part.removeprefix("file:").partition("/")
    return part in OF_TEXT or (part.startswith("file:") and (not inside or can_mask(names.get(file, ""))))


def example(finding) -> str:
    """What will stand there instead."""
    return "".join(masked(kinds()[finding.rule], finding.value))


def mask_findings(revision_id: int, keys: Iterable[str], *, by: Person, edits: int | None = None) -> Outcome:
    """Mask these findings of a draft, in title, text, names of files and files."""
    keys = set(keys)
    with acting_as(by):
        revision = locked_draft(revision_id, by=by, edits=edits)
        chosen = [each for each in findings_of(revision) if each.key in keys and each.rule in kinds()]
        if not chosen:
            raise MoveRefused(_("没有要遮盖的。文字可能已经改过，请看最新的检查结果。"))
        kept = [_mask_file(file, chosen, by) for file in revision.files.select_related("blob").order_by("sort")]
        attaching.arrange(revision, kept)
        save_text(
            revision,
            title=changed(revision.title, list(_wants(chosen, "title", revision.title))),
            body_html=mask_html(revision.body_html, list(_wants(chosen, "body", revision.body_text))),
            change_note=changed(revision.change_note, list(_wants(chosen, "change_note", revision.change_note))),
        )
        still = {(each.rule, each.value, each.place.label) for each in findings_of(revision)}
        left = [each for each in chosen if (each.rule, each.value, each.place.label) in still]
        record_beside("mask", revision, by=by)
    return Outcome(len(chosen) - len(left), tuple(dict.fromkeys(each.place.label for each in left)))


def strip_file(revision_id: int, sha256: str, *, by: Person, edits: int | None = None) -> tuple[str, ...]:
    """Take out of an attachment what nobody sees; says what went."""
    with acting_as(by):
        revision = locked_draft(revision_id, by=by, edits=edits)
        if not revision.files.filter(blob=sha256).exists():
            raise MoveRefused(_("没有这个附件，可能已经换过了。"))
        report: tuple[str, ...] = ()
        kept = []
        for file in revision.files.select_related("blob").order_by("sort"):
            each = attaching.Kept(file.blob, file.name)
            if file.blob_id == sha256:
                if not can_strip(file.name):
                    raise MoveRefused(_("“%(name)s”不能自动清理，请在原来的软件里处理。") % {"name": file.name})
                stripped = strip(intake.path_of(sha256))
                with _scratch(stripped.path):
                    each, report = _taken(file, stripped.path, by), stripped.report
            kept.append(each)
        attaching.arrange(revision, kept)
        save_text(revision, title=revision.title, body_html=revision.body_html, change_note=revision.change_note)
        record_beside("strip", revision, by=by)
    return report


def _mask_file(file: RevisionFile, chosen: list[Finding], by: Person) -> attaching.Kept:
    part = f"file:{file.blob_id}"
    name = changed(file.name, list(_wants(chosen, part, file.name)))
    inside = [each for each in chosen if each.place.part.startswith(f"{part}/")]
    if not inside or not can_mask(file.name):
        return attaching.Kept(file.blob, name)
    new = mask(intake.path_of(file.blob_id), file.name, inside)
    with _scratch(new.path):
        return attaching.Kept(_taken(file, new.path, by).blob, name)


def _taken(file: RevisionFile, path: Path, by: Person) -> attaching.Kept:
    """The new file comes in by the same door as every other."""
    try:
        with path.open("rb") as stream:
            name, blob = intake.take(file.name, iter(lambda: stream.read(1 << 16), b""), by=by)
    except intake.Refused as refused:
        raise MoveRefused(str(refused)) from refused
    return attaching.Kept(blob, name)


def _wants(chosen: list[Finding], part: str, text: str) -> Iterator[Wanted]:
    for each in chosen:
        if each.place.part == part or (part == "body" and each.place.part == "links"):
            kind = kinds()[each.rule]
            start, end = text.rfind("\n", 0, each.place.start) + 1, text.find("\n", each.place.start)
            line = text[start : end if end >= 0 else len(text)] if kind in ONLY_IN_LINE else ""
            yield Wanted(kind, each.value, line)


@contextmanager
def _scratch(path: Path) -> Iterator[None]:
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
