"""Files that must not come in, whatever place takes files: 36 kinds, each named by what it tries."""

import io
import zipfile

TYPES, WORD = ("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")
SCRIPT = b"<script>zq7()</script>"
MEGABYTE = 1 << 20
OWN_BUTTON = {"word": "_word"}  # a field that is read into the form when its button is pressed, and kept nowhere


def zipped(*parts: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return made.getvalue()


def bad_uploads(most_megabytes: int) -> dict[str, tuple[str, bytes]]:
    """What it tries → (file name, bytes)."""
    return {
        "nothing inside": ("空.pdf", b""),
        "too large": ("大.pdf", b"%PDF-1.4\n" + b"x" * (most_megabytes * MEGABYTE)),
        "program": ("工具.exe", b"MZ\x90"),
        "program called PDF": ("通知.pdf", b"MZ\x90"),
        "program behind two endings": ("通知.pdf.exe", b"%PDF-1.4"),
        "program behind reversed letters": ("通知\u202efdp.exe", b"%PDF-1.4"),
        "program behind a NUL": ("通知.exe\x00.pdf", b"MZ\x90"),
        "shell script": ("装.sh", b"#!/bin/sh\n"),
        "batch file": ("装.bat", b"@echo off\r\n"),
        "script": ("页.js", b"zq7()"),
        "PHP": ("页.php", b"<?php system($_GET[0]);"),
        "server's settings": (".htaccess", b"AddType x .pdf"),
        "page": ("页.html", SCRIPT),
        "page called PDF": ("页.pdf", b"<!doctype html>" + SCRIPT),
        "page called text": ("页.txt", b"<html>" + SCRIPT),
        "page after a byte order mark": ("页.txt", b"\xef\xbb\xbf<html>" + SCRIPT),
        "page in another encoding": ("页.csv", "<html><body>正文".encode("gb18030")),
        "page in two bytes a letter": ("页.txt", "<html>".encode("utf-16")),
        "page behind a picture's name": ("图.jpg", b"<html>" + SCRIPT),
        "page of a mail": ("页.mht", b"MIME-Version: 1.0\r\n"),
        "XHTML": ("页.xhtml", b"<html xmlns='http://www.w3.org/1999/xhtml'/>"),
        "XML with an entity from outside": (
            "数.xml",
            b"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>",
        ),
        "drawing": ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='zq7()'/>"),
        "drawing called picture": ("图.png", b"<svg onload='zq7()'/>"),
        "old picture": ("图.gif", b"GIF89a/*" + SCRIPT),
        "picture and script in one": ("图.jpg", b"GIF89a=1;zq7()"),
        "film": ("片.swf", b"FWS\x09"),
        "shortcut": ("文件.lnk", b"L\x00\x00\x00"),
        "archive": ("包.zip", zipped(("a.txt", b"x"))),
        "archive called Word": ("包.docx", zipped(("a.txt", b"x"))),
        "broken Word": ("坏.docx", b"PK\x03\x04 broken"),
        "bomb": ("炸.docx", zipped(TYPES, WORD, ("word/x", b"0" * 60 * MEGABYTE))),
        "too many parts": ("多.docx", zipped(TYPES, WORD, *((f"word/{n}", b"") for n in range(6000)))),
        "way out of the folder": ("出.docx", zipped(TYPES, WORD, ("../../etc/cron.d/x", b"x"))),
        "way to the root": ("根.docx", zipped(TYPES, WORD, ("/etc/passwd", b"x"))),
        "macro": ("宏.docx", zipped(TYPES, WORD, ("word/vbaProject.bin", b"x"))),
        "macro by its name": ("宏.docm", zipped(TYPES, WORD)),
        "no ending": ("通知", b"%PDF-1.4"),
    }
