"""Whom a policy is for (needs 55): situations of people, kinds of enterprise; codes stay, they stand in addresses."""

from django.utils.translation import gettext_lazy as _

PEOPLE = {
    "elder": _("老年人"), "disabled": _("残疾人"), "poor": _("困难家庭"), "family": _("孕产妇和儿童家庭"),
    "student": _("在校学生"), "jobseeker": _("找工作的人"), "farmer": _("农民"), "tenant": _("租房买房的人"),
    "veteran": _("退役军人"), "patient": _("生病的人"), "disaster": _("受灾的人"), "mover": _("迁户口的人"),
}  # fmt: skip
ENTERPRISES = {
    "self_employed": _("个体工商户"), "small": _("小微企业"), "large": _("规模以上企业"), "startup": _("初创企业"),
    "farm": _("农业企业和合作社"), "care": _("养老和托育机构"),
    "catering": _("餐饮和食品企业"), "builder": _("建筑企业"),
}  # fmt: skip
GROUPS = ((_("我是"), PEOPLE), (_("我办企业"), ENTERPRISES))
AUDIENCES = PEOPLE | ENTERPRISES
CODES = {str(label): code for code, label in AUDIENCES.items()}
