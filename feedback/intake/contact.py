"""How citizens write their telephone number, and how their names are shown to those who only sort."""

import re

from django import forms
from django.utils.translation import gettext as _

from portal.publishing.content import plain

MOBILE = re.compile(r"1[3-9]\d{9}")
FIXED = re.compile(r"0\d{2,3}-?\d{7,8}(-\d{1,6})?")


def clean_phone(written: str) -> str:
    phone = re.sub(r"[\s（）()]", "", plain(written))
    if not plain(written) or MOBILE.fullmatch(phone) or FIXED.fullmatch(phone):
        return phone
    if phone.isdigit() and phone.startswith("1") and len(phone) != 11:
        raise forms.ValidationError(_("手机号应为11位数字，现在是%(n)s位。") % {"n": len(phone)})
    raise forms.ValidationError(_("请写手机号，或者带区号的固定电话，例如 0999-1234567。"))


def masked(name: str, phone: str) -> str:
    """张** *******0000: enough to tell two letters apart."""
    return f"{name[:1]}** {'*' * max(len(phone) - 4, 0)}{phone[-4:]}".strip()
