"""`python -m tests.examination.corpus [FOLDER]`: prints the manifest; with a folder, also lays the files there."""

import sys
from pathlib import Path

from . import GROUPS, cases, manifest


def main(arguments: list[str]) -> None:
    for group in GROUPS if arguments else ():
        for case in cases(group):
            folder = Path(arguments[0]) / group
            folder.mkdir(parents=True, exist_ok=True)
            if not case.heavy:
                ending = case.name.rpartition(".")[2] if "." in case.name else "txt"
                safe = ending if ending.isalnum() and ending.isascii() else "bin"
                (folder / f"{case.id.partition('/')[2]}.{safe}").write_bytes(case.make())
    sys.stdout.write(manifest())


if __name__ == "__main__":
    main(sys.argv[1:])
