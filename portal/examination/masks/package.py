"""An office file as its parts; written again with those that changed, and without those that went."""

import html
import posixpath
import re
import zipfile
from pathlib import Path

from portal.examination.masks.markup import ATTRIBUTE, attribute, edit

# Elements that do nothing but name a part by its relation.
REFERENCES = {"OLEObject", "oleObject", "legacyDrawing", "sheet", "sldId", "externalReference", "altChunk", "embed"}


class Package:
    def __init__(self, path: Path):
        with zipfile.ZipFile(path) as archive:
            self.infos = [info for info in archive.infolist() if not info.is_dir()]
            self.parts = {info.filename: archive.read(info) for info in self.infos}

    def names(self, pattern: str) -> list[str]:
        return [name for name in self.parts if re.fullmatch(pattern, name)]

    def xml(self, name: str) -> str:
        data = self.parts[name]
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")

    def put(self, name: str, xml: str) -> None:
        """Write a part whose letters changed; one that is the same stays byte for byte."""
        if xml != self.xml(name):
            self.parts[name] = re.sub(r'^(<\?xml[^>]*?encoding=)["\'][^"\']*["\']', r'\1"UTF-8"', xml).encode()

    def drop(self, name: str) -> None:
        """Remove a part, what it alone says of others, and what names it."""
        if self.parts.pop(name, None) is None:
            return
        self.parts.pop(relations_of(name), None)
        if "[Content_Types].xml" in self.parts:
            xml = self.xml("[Content_Types].xml")
            self.put("[Content_Types].xml", edit(xml, lambda _n, tag: attribute(tag, "PartName") == f"/{name}"))
        for relations in self.names(r"(?:.*/)?_rels/[^/]*\.rels"):
            self._forget(relations, name)

    def _forget(self, relations: str, name: str) -> None:
        """Take the relation out, and in the part that had it the elements that speak of nothing else."""
        owner = posixpath.join(posixpath.dirname(posixpath.dirname(relations)), posixpath.basename(relations)[:-5])
        folder, gone = posixpath.dirname(owner), set()

        def leads_there(_name: str, tag: str) -> bool:
            target = attribute(tag, "Target")
            if target is None or attribute(tag, "TargetMode") == "External":
                return False
            full = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if full == name:
                gone.add(attribute(tag, "Id"))
            return full == name

        self.put(relations, edit(self.xml(relations), leads_there))
        if gone and owner in self.parts:
            self.put(owner, edit(self.xml(owner), lambda tag_name, tag: tag_name in REFERENCES and named(tag) in gone))

    def write(self, path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            for info in self.infos:
                if info.filename in self.parts:
                    archive.writestr(info, self.parts[info.filename], info.compress_type)


def relations_of(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def named(tag: str) -> str | None:
    """The relation that a tag names: r:id, whatever prefix the document uses for r."""
    for match in ATTRIBUTE.finditer(tag):
        if ":" in match[1] and match[1].rpartition(":")[2] == "id":
            return html.unescape(match[2][1:-1])
    return None
