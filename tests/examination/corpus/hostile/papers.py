"""PDF and pictures that run, reach out, loop or cannot be read."""

from tests.examination.corpus.making.pdf import Pdf
from tests.examination.corpus.making.picture import jpeg, png

from .case import harmless, refused
from .programs import EXE

PAPER = Pdf([["关于召开会议的通知"]])


def acting(action: str) -> bytes:
    return Pdf([["通知"]], catalog=f" /OpenAction << {action} >>").make()


def encrypted() -> bytes:
    lock = b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
    made = Pdf([["通知"]], objects=[lock]).make()
    return made.replace(
        b"trailer\n<< ", b"trailer\n<< /Encrypt 50 0 R /ID [<" + b"00" * 16 + b"> <" + b"00" * 16 + b">] "
    )


CASES = [
    harmless("pdf-script", "通知.pdf", lambda: acting("/S /JavaScript /JS (app.alert\\(1\\))"), "PDF 里的脚本"),
    harmless("pdf-launch", "通知.pdf", lambda: acting("/S /Launch /F (cmd.exe)"), "PDF 启动程序"),
    harmless("pdf-submit", "通知.pdf", lambda: acting("/S /SubmitForm /F (http://127.0.0.1:9/)"), "PDF 向外交表"),
    harmless("pdf-link", "通知.pdf", lambda: acting("/S /URI /URI (http://127.0.0.1:9/)"), "打开就跳走"),
    harmless(
        "pdf-remote", "通知.pdf", lambda: acting("/S /GoToR /F (\\\\\\\\127.0.0.1\\\\a.pdf)"), "打开文件共享上的文件"
    ),
    refused("pdf-exe", "通知.pdf", Pdf([["通知"]], attachment=("a.exe", EXE)).make, "附件是程序"),
    refused("pdf-encrypted", "通知.pdf", encrypted, "加密的 PDF，看不到里面"),
    refused("pdf-truncated", "通知.pdf", lambda: PAPER.make()[:300], "截断的 PDF"),
    refused("pdf-head-only", "通知.pdf", lambda: b"%PDF-1.7\n", "只有头"),
    harmless(
        "pdf-page-loop", "通知.pdf", lambda: PAPER.make().replace(b"/Kids [100 0 R]", b"/Kids [  2 0 R]"), "页面树成环"
    ),
    harmless(
        "pdf-table-loop", "通知.pdf", lambda: PAPER.make().replace(b"/Info 8 0 R", b"/Prev 0000 "), "对照表指向别处"
    ),
    harmless(
        "pdf-object-loop",
        "通知.pdf",
        Pdf([["通知"]], in_form=True, objects=[b"50 0 R"], catalog=" /Extra 50 0 R").make,
        "对象引用自己",
    ),
    harmless("pdf-many-pages", "通知.pdf", Pdf([["通"]] * 300).make, "三百页，每页一字"),
    refused("png-flood", "图.png", lambda: png(width=50000, height=50000, pixels=bytes(50)), "号称 25 亿像素"),
    refused(
        "jpg-flood",
        "照片.jpg",
        lambda: jpeg().replace(b"\x08\x00\x40\x00\x40", b"\x08\xff\xff\xff\xff"),
        "号称 43 亿像素",
    ),
    harmless("png-truncated", "图.png", lambda: png()[:60], "截断的图片"),
    harmless("jpg-truncated", "照片.jpg", lambda: jpeg()[:100], "截断的图片"),
    harmless("png-wrong-crc", "图.png", lambda: png()[:-14] + b"\0\0\0\0\0\0" + png()[-8:], "图片校验不符"),
    harmless("png-many-chunks", "图.png", lambda: png(*[(b"tEXt", b"a\0b")] * 5000), "五千个文字块"),
    refused("bmp-as-png", "图.png", lambda: b"BM" + bytes(60), "别的图片格式冒充 PNG"),
    refused(
        "tiff-flood",
        "扫描.tif",
        lambda: (
            b"II*\0\x08\0\0\0\x02\0\0\x01\x04\0\x01\0\0\0\xff\xff\xff\x7f\x01\x01\x04\0\x01\0\0\0\xff\xff\xff\x7f\0\0\0\0"
        ),
        "号称无数像素的 TIFF",
    ),
]
