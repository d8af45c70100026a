"""Personal data (PII-01 … PII-03): one row a kind. Words and prefixes are tables in `words.py`."""

from django.utils.translation import gettext_lazy as _

from portal.examination.finding import Severity
from portal.examination.personal.hardship import hardship
from portal.examination.personal.homes import home
from portal.examination.personal.mail import email
from portal.examination.personal.minors import minor
from portal.examination.personal.numbers import card, identity, mobile, passport
from portal.examination.rules import Rule

RULES = (
    Rule("PII-ID", Severity.BLOCKS, _("身份证号"),
         _("公开时只留前六位和末四位，中间的出生日期要去掉。"), "PII-03", identity, mask="id_number"),
    Rule("PII-CARD", Severity.BLOCKS, _("银行卡号"),
         _("公开时只留末四位，或者整列去掉。"), "PII-03", card, mask="bank_card"),
    Rule("PII-PASSPORT", Severity.BLOCKS, _("护照和其他证件号"), _("要遮盖。"), "PII-03", passport, mask="passport"),
    Rule("PII-MOBILE", Severity.ANSWER, _("手机号"),
         _("个人的手机号要遮盖中间四位；确属工作用号的，请审核人写明。"), "PII-03", mobile, mask="mobile"),
    Rule("PII-EMAIL", Severity.ANSWER, _("个人邮箱"),
         _("个人的邮箱要遮盖；单位公用的，请审核人写明。"), "PII-03", email, mask="email"),
    Rule("PII-HOME", Severity.ANSWER, _("家庭住址"),
         _("住址只写到乡镇、村或者社区，门牌、楼栋和小组要去掉。"), "PII-03", home, mask="home_address"),
    Rule("PII-HARDSHIP", Severity.ANSWER, _("病情、残疾或者致贫原因"),
         _("写了姓名就不能写病情、残疾类别、致贫原因；依法必须公示的，请审核人写明依据。"), "PII-01、PII-03", hardship,
         mask="hardship"),
    Rule("PII-MINOR", Severity.ANSWER, _("未成年人"),
         _("未成年人的姓名写成“张某某”，或者去掉。"), "PII-01、PII-03", minor, mask="minor"),
)  # fmt: skip
