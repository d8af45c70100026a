"""In which form information is given (art. 40, REQ-21): as it was asked for, or otherwise, for one of two reasons."""

from django.utils.translation import gettext_lazy as _

INSTEAD = {"electronic": _("改以电子数据提供"), "reading": _("改为安排您查阅、抄录")}
WHY = {
    "carrier": _("按您要求的形式提供，可能危及政府信息载体的安全"),
    "cost": _("按您要求的形式提供，成本过高"),
}
MAY_DIFFER = ("granted", "partial")  # outcomes that give something
