"""What feedback tells the house: its options, its mails, what waits at the desk."""

from django.utils.translation import gettext_lazy as _

from feedback.letters.queue import letters_waiting
from feedback.sample.lanes import lay_lanes
from portal.site.options import Option

NEWS = "letters.news"
MAIL_KINDS = ((NEWS, _("来信有消息")),)
DESK_QUEUES = (letters_waiting,)
SAMPLE_GROUND = (lay_lanes,)
OPTIONS = (
    Option("letters.most_from_one_place", int, 30, _("一个地址一小时最多交几封信"), least=1, most=1_000_000),
    Option("letters.most_in_all", int, 3000, _("全站一小时最多收几封信"), least=1, most=10_000_000),
)
