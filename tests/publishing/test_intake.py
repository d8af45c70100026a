"""What is taken in as an attachment: by its bytes, under a name that fits, and never a trap for whoever opens it."""

import io
import os
import stat
import zipfile

import pytest

from portal.publishing import intake, scratch

pytestmark = pytest.mark.medium
TYPES_PART, WORD_PART = ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PORTAL_SCRATCH = tmp_path / "media", tmp_path / "scratch"
    settings.PORTAL_SCRATCH.mkdir()


def zipped(*parts, packing=zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return made.getvalue()


REFUSED = {
    "页.txt": b"\xef\xbb\xbf<html><script>alert(1)</script>",
    "注.txt": b"  <!-- x --><script>alert(1)</script>",
    "表.csv": b"<table onclick=x>",
    "国标.txt": "<html><body>正文".encode("gb18030"),
    "十六.txt": "<html>".encode("utf-16"),
    "炸弹.docx": zipped(TYPES_PART, WORD_PART, ("word/media/x", b"0" * 60_000_000)),
    "出格.docx": zipped(TYPES_PART, WORD_PART, ("../../etc/cron.d/x", b"x")),
    "盘根.docx": zipped(TYPES_PART, WORD_PART, ("/etc/passwd", b"x")),
    "宏.docx": zipped(TYPES_PART, WORD_PART, ("word/vbaProject.bin", b"x")),
    "太多.docx": zipped(TYPES_PART, WORD_PART, *((f"word/{n}", b"") for n in range(6000))),
    "压缩包.docx": zipped(("a.txt", b"x")),
    "pdf": b"%PDF-1.4",
    ".pdf": b"%PDF-1.4",
    "图.png": b"<svg onload=alert(1)>",
    "图.gif": b"GIF89a",
    "a.docm": zipped(TYPES_PART, WORD_PART),
    "a.pdf.": b"MZ",
    "a.pdf\u202egpj.exe": b"MZ",
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_trap_is_refused_and_leaves_no_byte(db, settings, name):
    with pytest.raises(intake.Refused):
        intake.take(name, [REFUSED[name]])
    assert not settings.MEDIA_ROOT.exists() and not list(settings.PORTAL_SCRATCH.iterdir())


TAKEN = {
    "说明.docx": zipped(TYPES_PART, WORD_PART),
    "公式.csv": "=1+1,村\n".encode(),
    "旧.txt": "霁川县".encode("gb18030"),
    "小于.txt": "< 3 户的村".encode(),
    "表.xlsx": zipped(TYPES_PART, ("xl/sheet.xml", b"<r>" + b" " * 12_000_000 + b"</r>")),
}


@pytest.mark.parametrize("name", TAKEN)
def test_ordinary_file_is_taken(db, name):
    assert intake.take(name, [TAKEN[name]])[0] == name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../名单.pdf", "名单.pdf"), ("C:\\fakepath\\名单.PDF", "名单.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ("\u202e名单.pdf", "名单.pdf"), ("...", "未命名"), ("x" * 400 + ".pdf", "x" * 116 + ".pdf"),
        ("a." + "x" * 400, "a." + "x" * 118), ("a\x00b.pdf", "ab.pdf"),
    ],
)  # fmt: skip
def test_name_is_its_own_short_and_without_tricks(given, kept):
    assert intake.clean_name(given) == kept


def test_what_a_killed_process_left_in_the_scratch_folder_goes_at_the_tick(settings):
    left = {
        name: settings.PORTAL_SCRATCH / name
        for name in ("portal-a1b2", "tmpx1.upload.pdf", "somebody-elses", "portal-new")
    }
    for name, path in left.items():
        path.write_bytes(b"x")
        if name != "portal-new":
            os.utime(path, (0, 0))
    assert scratch.sweep() == 2
    assert {path.name for path in settings.PORTAL_SCRATCH.iterdir()} == {"somebody-elses", "portal-new"}


def test_stored_file_is_read_by_its_group_and_by_nobody_else(db, settings):
    _name, blob = intake.take("一份.txt", ["正文".encode()])
    path = intake.path_of(blob.pk)
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent, path.parent.parent)] == [
        0o640,
        0o750,
        0o750,
    ]
