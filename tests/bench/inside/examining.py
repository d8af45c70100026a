"""The examination of one document as offices make them: ten pages of Word with a workbook of three megabytes."""

import io
import random
import tempfile
import time
from pathlib import Path

import openpyxl

from disclosure.sample.files import docx_file
from portal.examination.examine import examine
from portal.examination.reading.asking import read
from portal.examination.subject import Subject

LINES = 300  # about thirty on a page
ROWS = 48_000
SENTENCE = "为进一步规范工作程序，提高办理效率，现就有关事项通知如下，请各单位结合实际认真贯彻执行"


def times(rounds: int) -> tuple[list[float], int, int]:
    """Seconds of each round, and the bytes of both files."""
    with tempfile.TemporaryDirectory() as folder:
        files = _write(Path(folder))
        return [_once(files) for _round in range(rounds)], *(path.stat().st_size for path in files)


def _once(files: list[Path]) -> float:
    start = time.perf_counter()
    texts = [text for path in files for text in read(path, path.name).as_part()]
    examine(Subject(tuple(texts)))
    return time.perf_counter() - start


def _write(folder: Path) -> list[Path]:
    chance = random.Random(7)
    word, book = folder / "通知.docx", folder / "明细.xlsx"
    word.write_bytes(docx_file("通知", [f"{n}．{SENTENCE}{n}。" for n in range(LINES)]).build())
    table = openpyxl.Workbook(write_only=True)
    sheet = table.create_sheet("明细")
    sheet.append(["序号", "乡镇", "村", "项目", "面积（亩）", "金额（元）", "经办单位", "备注"])
    for number in range(ROWS):
        sheet.append([
            number, f"青石镇{chance.randrange(20)}", f"第{chance.randrange(300)}村", f"项目{chance.randrange(10**6)}",
            round(chance.random() * 100, 2), chance.randrange(10**6), "县农业农村局", f"第{chance.randrange(10**4)}批",
        ])  # fmt: skip
    out = io.BytesIO()
    table.save(out)
    book.write_bytes(out.getvalue())
    return [word, book]
