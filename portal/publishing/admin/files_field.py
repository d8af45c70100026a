"""Attachments in a writing form: those the draft has, those taken in but not yet saved, and new ones on their way."""

import hashlib
import json
import re
from collections.abc import Iterable

from django import forms
from django.core import signing
from django.http import QueryDict

from portal.publishing import intake
from portal.publishing.attaching import Kept
from portal.publishing.models import Blob, RevisionFile
from portal.trail.record import SYSTEM

CARRIED = "carried"  # signed names of files taken in by an earlier try of this form
ROW = re.compile(r"file_[0-9a-f]{16}(?:_\d{1,2})?_(?:place|name|remove)")
MOST = 100


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class NewFiles(forms.FileField):
    """Several uploads at once; each is examined, a refused one is named, and the form carries the others on."""

    widget = Files(attrs={"multiple": True})
    by = SYSTEM  # until the view says who sent the form (typed.is_fine)

    def clean(self, data, initial=None) -> list[Kept]:
        self.taken, refused = [], []
        for upload in data if isinstance(data, list | tuple) else [data] if data else []:
            try:
                name, blob = intake.take(upload.name, upload.chunks(), by=self.by)
                self.taken.append(Kept(blob, name))
            except intake.Refused as refusal:
                refused.append(str(refusal))
        if refused:
            raise forms.ValidationError(refused)
        return self.taken


class FileRow:
    """One attachment in the form: its name, its place, whether it goes. `token` carries one that no draft has yet."""

    def __init__(self, typed, number: int, kept: Kept, key: str, token: str = ""):
        self.number, self.kept, self.key, self.token = number, kept, key, token
        self.name = typed.get(f"{key}_name") or kept.name
        self.removed = bool(typed.get(f"{key}_remove"))
        place = str(typed.get(f"{key}_place", number))
        self.place = int(place) if place.isdecimal() and len(place) < 4 else number


def rows_of(typed, attached: Iterable[RevisionFile]) -> list[FileRow]:
    """Every attachment of a form in the order that the clerk gave them."""
    rows = [
        FileRow(typed, number, Kept(file.blob, file.name), f"file_{file.blob_id[:16]}_{number}")
        for number, file in enumerate(attached, 1)
    ]
    for kept in carried(typed):
        rows.append(new_row(typed, rows, kept))
    return sorted(rows, key=lambda row: (row.place, row.number))


def new_row(typed, rows: list[FileRow], kept: Kept) -> FileRow:
    """The row of a file that no draft has yet, behind the others."""
    number = max([0, *(row.place for row in rows)]) + 1
    key = hashlib.sha256(f"{kept.blob.pk}/{kept.name}".encode()).hexdigest()[:16]
    return FileRow(typed, number, kept, f"file_{key}", token_of(kept))


def token_of(kept: Kept) -> str:
    """A file taken in, as the form carries it on: nobody can name one that he did not bring."""
    return signing.dumps([kept.blob.pk, kept.name], salt=CARRIED)


def carried(typed) -> list[Kept]:
    """The files that a form carries on, each once."""
    found = []
    for token in typed.getlist(CARRIED)[:MOST]:
        try:
            sha256, name = signing.loads(token, salt=CARRIED, max_age=86400)
        except (signing.BadSignature, ValueError):
            continue
        found.append((sha256, name))
    blobs = Blob.objects.defer("text", "texts").in_bulk([sha256 for sha256, _name in found])
    return [Kept(blobs[sha256], name) for sha256, name in dict.fromkeys(found) if sha256 in blobs]


def kept_of(tokens: list[str]) -> list[str]:
    """Tokens as an autosave keeps them: for longer than a signature holds, and only what was really taken in."""
    typed = QueryDict(mutable=True)
    typed.setlist(CARRIED, tokens)
    return [json.dumps([kept.blob.pk, kept.name]) for kept in carried(typed)]


def tokens_of(pairs: list[str]) -> list[str]:
    """The way back."""
    return [signing.dumps(json.loads(pair), salt=CARRIED) for pair in pairs]
