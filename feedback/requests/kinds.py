"""What is asked for: information, or that a record about oneself be put right (art. 41, REQ-22)."""

from django.utils.translation import gettext_lazy as _

ACCESS, RECORD = "access", "record"
KINDS = {ACCESS: _("申请公开政府信息"), RECORD: _("更正与自己有关的记录")}
