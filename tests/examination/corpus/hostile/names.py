"""File names that break a header, a path, a page or a reader's eye; the bytes are an ordinary PDF."""

from tests.examination.corpus.making.pdf import Pdf

from .case import harmless, refused

PAPER = Pdf([["关于召开会议的通知"]]).make

ODD = [
    ("crlf", "通知\r\nSet-Cookie: a=b\r\n.pdf", "换行插进响应头"),
    ("line-feed", "通知\n.pdf", "单个换行"),
    ("right-to-left", "通知\u202efdp.exe.pdf", "从右向左的控制符，看着像别的扩展名"),
    ("isolate", "通知\u2066fdp\u2069.pdf", "方向隔离符"),
    ("path", "../../../etc/cron.d/通知.pdf", "向上的路径"),
    ("path-encoded", "..%2f..%2f通知.pdf", "编码过的路径"),
    ("path-windows", "..\\..\\Windows\\通知.pdf", "Windows 路径"),
    ("path-absolute", "/etc/passwd.pdf", "绝对路径"),
    ("drive", "C:\\通知.pdf", "盘符"),
    ("stream", "通知.pdf::$DATA", "NTFS 数据流"),
    ("reserved", "CON.pdf", "Windows 保留名"),
    ("too-long", "通" * 400 + ".pdf", "四百个汉字"),
    ("script", '"><img src=x onerror=alert(1)>.pdf', "名字里的标记与脚本"),
    ("quote", "通知\"; filename*=UTF-8''a.html; x=\".pdf", "插进下载头的另一个文件名"),
    ("template", "{{7*7}}{% debug %}.pdf", "模板记号"),
    ("formula", "=cmd|'/c calc'!A1.pdf", "导出表格时成为公式"),
    ("shell", "$(reboot);`id`|通知.pdf", "命令行记号"),
    ("sql", "通知'); DROP TABLE x;--.pdf", "引号与语句"),
    ("percent", "%s%n%x%00.pdf", "格式记号"),
    ("surrogate", "通知\udcff\udcfe.pdf", "不成字的编码"),
    ("combining", "通" + "\u0301" * 200 + ".pdf", "两百个叠加符号"),
    ("look-alike-ending", "通知.рdf", "扩展名里的西里尔字母"),
    ("full-width-dot", "通知．pdf", "全角句点"),
    ("trailing-dot", "通知.pdf.", "末尾的点"),
    ("trailing-space", "通知.pdf ", "末尾的空格"),
    ("spaces-only", "   .pdf", "只有空格"),
    ("hidden", ".htaccess.pdf", "点开头"),
    ("option", "-rf --通知.pdf", "像命令选项"),
]

CASES = [harmless(f"name-{slug}", name, PAPER, why) for slug, name, why in ODD]
CASES += [
    refused("name-nul", "通知.exe\0.pdf", PAPER, "空字节截断名字"),
    refused("name-double-ending", "通知.pdf.exe", PAPER, "双扩展名，末尾是程序"),
    refused("name-no-ending", "通知", PAPER, "没有扩展名"),
    refused("name-settings", ".htaccess", PAPER, "服务器的设置文件名"),
]
