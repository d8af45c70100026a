"""What feedback tells the house: its options, its mails, what waits at the desk."""

from django.utils.translation import gettext_lazy as _

from feedback.consultations.chain import course_of
from feedback.consultations.clock import results_owed
from feedback.consultations.consultations import CONSULTATION, gate, panel
from feedback.consultations.home import asked_now, ways_to_ask
from feedback.letters.queue import letters_waiting
from feedback.requests.queue import requests_waiting, ways_to_begin
from feedback.requests.telling import NEWS as NEWS_OF_REQUESTS
from feedback.requests.ticking import hear_silence, recount_clocks
from feedback.sample.consultations import texts
from feedback.sample.lanes import lay_lanes
from feedback.sample.requests import lay_requests
from portal.site.options import Option

NEWS = "letters.news"
MAIL_KINDS = ((NEWS, _("来信有消息")), (NEWS_OF_REQUESTS, _("公开申请有消息")))
KINDS = (CONSULTATION,)
GATES = (gate,)
COURSE = (course_of,)
REVISION_PANELS = (panel,)
HOME_BLOCKS = (asked_now,)
DESK_QUEUES = (letters_waiting, requests_waiting, results_owed)
DESK_STARTS = (ways_to_begin, ways_to_ask)
TICKS = (recount_clocks, hear_silence)
SAMPLE_TEXTS = (texts,)
SAMPLE_GROUND = (lay_lanes, lay_requests)
OPTIONS = (
    Option("consultations.most_from_one_place", int, 30, _("一个地址一小时最多提几条意见"), least=1, most=1_000_000),
    Option("consultations.most_in_all", int, 3000, _("全站一小时收多少条以上要提醒"), least=1, most=10_000_000),
    Option("letters.most_from_one_place", int, 30, _("一个地址一小时最多交几封信"), least=1, most=1_000_000),
    Option("letters.most_in_all", int, 3000, _("全站一小时收多少封以上要提醒"), least=1, most=10_000_000),
    Option("requests.most_from_one_place", int, 10, _("一个地址一小时最多交几件申请"), least=1, most=1_000_000),
    Option("requests.days_in_the_post", int, 7, _("补正、缴费期满后再等几天（路上的信）"), "DAY-02", least=0, most=60),
    Option("requests.reconsideration", str, "", _("向谁申请行政复议（写在答复里）"), "REQ-23"),
    Option("requests.court", str, "", _("向哪个法院起诉（写在答复里）"), "REQ-23"),
    Option("requests.complaint", str, "", _("政府信息公开工作主管部门和电话（写在答复里）"), "REQ-24"),
)
