"""What the codes of the readers are called: places inside a file, and why a file is not taken."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PLACES = {
    "header": gettext_lazy("页眉"), "footer": gettext_lazy("页脚"), "footnote": gettext_lazy("脚注"),
    "endnote": gettext_lazy("尾注"), "comment": gettext_lazy("批注"), "settings": gettext_lazy("文档设置"),
    "slide": gettext_lazy("第%s张幻灯片"), "notes": gettext_lazy("幻灯片备注%s"), "master": gettext_lazy("母版"),
    "diagram": gettext_lazy("图示"), "chart": gettext_lazy("图表"), "box": gettext_lazy("文本框"),
    "outside_values": gettext_lazy("引用外部工作簿的值"), "property": gettext_lazy("文件属性"),
    "custom": gettext_lazy("内嵌数据"), "links": gettext_lazy("链接"), "deleted": gettext_lazy("修订中删去的文字"),
    "hidden": gettext_lazy("隐藏文字"), "field": gettext_lazy("域代码"), "ruby": gettext_lazy("注音"),
    "other": gettext_lazy("附带的文字"), "attributes": gettext_lazy("替代文字等附带说明"),
    "sheet_name": gettext_lazy("工作表名"), "defined_name": gettext_lazy("定义的名称“%s”"),
    "sheet": gettext_lazy("工作表“%s”"), "hidden_sheet": gettext_lazy("隐藏工作表“%s”"),
    "hidden_row": gettext_lazy("隐藏的行"), "hidden_column": gettext_lazy("隐藏的列"),
    "print_header": gettext_lazy("打印页眉页脚"), "prompt": gettext_lazy("输入提示"), "formula": gettext_lazy("公式"),
    "embedded": gettext_lazy("内嵌文件“%s”"), "embedded_name": gettext_lazy("内嵌文件的名字"),
    "attachment": gettext_lazy("附件“%s”"), "attachment_name": gettext_lazy("附件的名字"),
    "member": gettext_lazy("里面的“%s”"), "member_name": gettext_lazy("里面文件的名字"),
    "folder": gettext_lazy("文件夹名"), "zip_note": gettext_lazy("压缩包注释"), "page": gettext_lazy("第%s页"),
    "version": gettext_lazy("从前保存的版本"),
    "rest": gettext_lazy("文件末尾之后"), "runs": gettext_lazy("文件内部"), "mail_header": gettext_lazy("邮件头"),
}  # fmt: skip
DANGERS = {
    "doctype": gettext_lazy("里面的 XML 带有外部定义，可能是攻击。"),
    "too_deep": gettext_lazy("里面嵌套太深，无法检查。"),
    "broken": gettext_lazy("文件已损坏或不完整，无法检查。请重新保存后再传。"),
    "too_big": gettext_lazy("解开以后太大，无法检查。请拆分后再传。"),
    "too_long": gettext_lazy("文字太多，无法检查。请拆分后再传。"),
    "too_many": gettext_lazy("里面的文件太多，无法检查。请拆分后再传。"),
    "too_slow": gettext_lazy("太复杂，没能在限定时间和内存里检查完。请拆分或另存后再传。"),
    "overlap": gettext_lazy("压缩结构异常，可能是攻击。"),
    "twice": gettext_lazy("里面有同名的文件，各种软件读出的内容会不同。"),
    "encrypted": gettext_lazy("加了密码，无法检查。请去掉密码后再传。"),
    "packed": gettext_lazy("是无法检查的压缩格式。"),
    "macro": gettext_lazy("带有宏。请另存为不带宏的文件后再传。"),
    "program": gettext_lazy("里面有可以运行的程序或对象。"),
    "outside_part": gettext_lazy("打开时会从外部取模板或对象。"),
    "dde": gettext_lazy("带有会启动其他程序的链接（DDE）。"),
    "script": gettext_lazy("里面有脚本。"),
    "empty": gettext_lazy("是空文件。"),
    "other_kind": gettext_lazy("的内容和扩展名不符。"),
    "no_types": gettext_lazy("不是完整的 Office 文件。"),
}


def called(where: Iterable[tuple[str, str]]) -> str:
    """工作表“汇总”，隐藏的行."""
    words = []
    for code, name in where:
        label = str(PLACES.get(code, code))
        words.append(label % name if "%s" in label else label)
    return _("，").join(words) or _("正文")


def said(danger: str) -> str:
    return str(DANGERS.get(danger, DANGERS["broken"]))
