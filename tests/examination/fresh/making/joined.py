"""A package with one part more, as the programs join it: the part, its content type, the relation that names it."""

import io
import posixpath
import zipfile

from tests.examination.corpus.making.archive import zip_file
from tests.examination.corpus.making.package import PACKAGE

TYPES = "[Content_Types].xml"
EMPTY = f'<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'


def joined(package: bytes, owner: str, path: str, words: str, kind: str, relation: str, known: bool = False) -> bytes:
    """`owner` is the part whose relation leads to the new part at `path`; `kind` its content type; `known` if another
    relation already leads there."""
    parts = members(package)
    folder, name = posixpath.split(owner)
    related = f"{folder}/_rels/{name}.rels"
    row = f'<Relationship Id="rJ9" Type="{relation}" Target="{posixpath.relpath(path, folder)}"/>'
    parts[related] = parts.get(related, EMPTY).replace("</Relationships>", f"{row}</Relationships>")
    if known:
        return _packed(parts)
    parts[TYPES] = parts[TYPES].replace("</Types>", f'<Override PartName="/{path}" ContentType="{kind}"/></Types>')
    parts[path] = words if words.startswith("<?xml") else f'<?xml version="1.0" encoding="UTF-8"?>\n{words}'
    return _packed(parts)


def replaced(package: bytes, path: str, old: str, new: str) -> bytes:
    parts = members(package)
    assert old in parts[path], path
    return _packed(parts | {path: parts[path].replace(old, new)})


def added(package: bytes, path: str, words: str) -> bytes:
    return _packed(members(package) | {path: words})


def members(package: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return {name: source.read(name).decode() for name in source.namelist()}


def _packed(parts: dict[str, str]) -> bytes:
    return zip_file([(name, words.encode()) for name, words in parts.items()])
