"""Archives: every file inside, read like any other."""

import io
import tarfile
import zlib

from portal.examination.reading.material import Hostile
from portal.examination.reading.source import Source


def read_zip(source: Source) -> None:
    package = source.package
    for number, note in enumerate(package.notes(), 1):
        source.text(f"#note{number}", (("zip_note", ""),), note, "property", True)
    for info_name in package.zip.namelist():
        if info_name.endswith("/"):
            source.text(f"{info_name}#folder", (("folder", ""),), info_name.strip("/"), "name")
    for name in package.members:
        folder = name.rpartition("/")[0]
        for each in folder.split("/"):
            source.text(f"{folder}#folder", (("folder", ""),), each, "name")
        source.embedded(name, package.bytes(name), "member")


def read_gzip(source: Source) -> None:
    machine = zlib.decompressobj(31)
    try:
        pieces = [machine.decompress(source.data, 1 << 20)]
        gathered = source.material.unpack(iter(lambda: machine.decompress(machine.unconsumed_tail, 1 << 20), b""))
        data = b"".join([*source.material.unpack(pieces), *gathered])
    except zlib.error as error:
        raise Hostile("broken") from error
    name = source.name[:-3] if source.name.endswith(".gz") else source.name.removesuffix(".tgz") + ".tar"
    source.embedded(name or "content", data, "member")


def read_tar(source: Source) -> None:
    try:
        with tarfile.open(fileobj=io.BytesIO(source.data)) as archive:
            for member in archive:
                if member.isfile() and (stream := archive.extractfile(member)):
                    data = b"".join(source.material.unpack(iter(lambda stream=stream: stream.read(1 << 16), b"")))
                    source.embedded(member.name, data, "member")
                else:
                    source.text(f"{member.name}#folder", (("folder", ""),), member.name, "name")
    except (tarfile.TarError, EOFError, ValueError, OSError) as error:
        raise Hostile("broken") from error
