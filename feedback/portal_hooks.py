"""What feedback tells the house: its options, its mails, what waits at the desk."""

from django.utils.translation import gettext_lazy as _

from feedback.consultations.chain import course_of
from feedback.consultations.clock import results_owed
from feedback.consultations.consultations import CONSULTATION, gate, panel
from feedback.consultations.home import asked_now, ways_to_ask
from feedback.consultations.purging import forget_old_opinions
from feedback.consultations.telling import NEWS as NEWS_OF_OPINIONS
from feedback.consultations.telling import tell_of_results
from feedback.letters.figures import count_for_the_public
from feedback.letters.issues import ISSUE
from feedback.letters.knowledge import OF_A_DOCUMENT, out_of_date
from feedback.letters.overlong import letters_overlong
from feedback.letters.passing import pass_on_questions
from feedback.letters.publishing import ANSWER
from feedback.letters.purging import forget_old_letters
from feedback.letters.queue import letters_waiting
from feedback.letters.queue import ways_to_begin as letter_ways
from feedback.letters.telling import NEWS as NEWS_OF_LETTERS
from feedback.letters.ticking import recount_letters
from feedback.reports import clearing, papers, rules
from feedback.reports.queue import reports_missing, reports_waiting
from feedback.reports.queue import ways_to_begin as ways_to_report
from feedback.reports.reports import REPORT
from feedback.requests.purging import forget_old_proofs, forget_old_requests
from feedback.requests.queue import requests_waiting, ways_to_begin
from feedback.requests.remedies import in_the_guide
from feedback.requests.telling import NEWS as NEWS_OF_REQUESTS
from feedback.requests.ticking import hear_silence, recount_clocks
from feedback.sample import consultations, reports
from feedback.sample.lanes import lay_lanes
from feedback.sample.letters import answers, lay_letters
from feedback.sample.requests import lay_requests
from portal.cases.today import today
from portal.site.options import Option
from portal.site.upkeep import Kept, least_a_year, newest_within

MAIL_KINDS = (
    (NEWS_OF_LETTERS, _("来信有消息")), (NEWS_OF_REQUESTS, _("公开申请有消息")), (NEWS_OF_OPINIONS, _("征集有结果")),
)  # fmt: skip
KINDS = (ANSWER, ISSUE, CONSULTATION, REPORT)
RULES = rules.RULES
GATES = (gate, clearing.gate)
REVISION_PANELS = (panel, clearing.panel)
COURSE = (course_of,)
GUIDE_ROWS = (in_the_guide,)
HOME_BLOCKS = (asked_now,)
DESK_QUEUES = (
    letters_waiting, letters_overlong, out_of_date, requests_waiting, results_owed, reports_waiting, reports_missing,
)  # fmt: skip
UPKEEP = (
    Kept("answers", _("留言公开：来信的答复"), "/admin/feedback/publishedanswer/",
         newest_within(ANSWER.code, "columns.letters_days")),
    Kept("consultations", _("征集调查"), "/admin/feedback/consultation/",
         least_a_year(CONSULTATION.code, "consultations.least_a_year")),
)  # fmt: skip
BESIDE_DOCUMENT = (OF_A_DOCUMENT,)
DESK_STARTS = (letter_ways, ways_to_begin, ways_to_ask, ways_to_report)


def count_letters() -> str:
    return f"letters: {count_for_the_public(today())}"


TICKS = (
    pass_on_questions, tell_of_results, recount_letters, recount_clocks, hear_silence, count_letters,
    forget_old_letters, forget_old_opinions, forget_old_proofs, forget_old_requests, papers.make,
)  # fmt: skip
SAMPLE_GROUND = (lay_lanes, lay_requests, lay_letters)
SAMPLE_TEXTS = (consultations.texts, answers, reports.texts)
OPTIONS = (
    Option("consultations.most_from_one_place", int, 30, _("一个地址一小时最多提几条意见"), least=1, most=1_000_000),
    Option(
        "consultations.keep_days", int, 1095, _("结果公布几天后清除意见的姓名、电话和原文"), "I-17", unsure=True,
        help=_("台账、选项和条数都留着。"), least=30, most=36_500,
    ),
    Option("consultations.most_in_all", int, 3000, _("全站一小时收多少条以上，每人先答一道小题"), least=1,
           most=10_000_000),
    Option("reports.office_clears", bool, True, _("年度报告签发前要由上级政务公开办审清"), "AR-01"),
    Option("reports.alike_percent", int, 50, _("年报文字与上一年相同超过百分之几要说明"), "AR-08", unsure=True,
           least=10, most=100),
    Option("letters.most_from_one_place", int, 30, _("一个地址一小时最多交几封信"), least=1, most=1_000_000),
    Option("letters.most_in_all", int, 3000, _("全站一小时收多少封以上，每人先答一道小题"), least=1, most=10_000_000),
    Option(
        "letters.keep_days",
        int,
        1095,
        _("来信办结或者屏蔽几天后清除姓名、电话和内容"),
        "I-17",
        unsure=True,
        least=30,
        most=36_500,
    ),
    Option("letters.most_assigned", int, 3, _("一封信最多转几次；再转要由分办的人定"), "N23", least=1, most=20),
    Option("requests.most_from_one_place", int, 10, _("一个地址一小时最多交几件申请"), least=1, most=1_000_000),
    Option("requests.correction_days", int, 30, _("要求补正最多给几个工作日"), "REQ-10", unsure=True, least=1, most=60),
    Option("requests.record_days", int, 20, _("更正记录的申请，承诺几个工作日答复"), "REQ-22", unsure=True, least=1,
           most=60, help=_("条例第四十一条没有规定期限，由本机关承诺。")),
    Option("requests.proof_days", int, 365, _("申请办结几天后清除身份证明和证据"), "REQ-26", unsure=True, least=184,
           most=36_500, help=_("有没审结的复议、诉讼和没处理完的投诉的，等到有结果。")),
    Option("requests.days_in_the_post", int, 7, _("补正、缴费、征求意见期满后再等几天（路上的信）"), "DAY-02", least=0,
           most=60),
)  # fmt: skip
