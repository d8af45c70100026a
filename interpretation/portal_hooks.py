"""What interpretation tells the house: its kind, its rules, its gate and clock, what stands beside a document."""

from django.utils.translation import gettext_lazy as _

from interpretation import gate, readers, rules
from interpretation.beside import OF_A_DOCUMENT
from interpretation.clock import owed_by_mine
from interpretation.forms import FORMS
from interpretation.interpretations import INTERPRETATION
from interpretation.responses import clock as response_clock
from interpretation.responses.kind import RESPONSE
from interpretation.sample.arranged import arrange
from interpretation.sample.bringing import texts
from interpretation.sample.scenarios import lay_scenarios
from portal.site.options import Option
from portal.site.upkeep import Kept, least_a_year

KINDS = (INTERPRETATION, RESPONSE)
RULES = rules.RULES
GATES = (gate.gate,)
COMPANIONS = (gate.companions,)
READER_PANELS = (gate.panel,)
REVISION_PANELS = (readers.panel, response_clock.panel)
BESIDE_DOCUMENT = (OF_A_DOCUMENT,)
DESK_QUEUES = (owed_by_mine,)
UPKEEP = (
    Kept("interviews", _("在线访谈"), "/admin/interpretation/interpretation/",
         least_a_year(INTERPRETATION.code, "interviews.least_a_year", kind=FORMS["interview"].kind)),
)  # fmt: skip
SAMPLE_BESIDE = (arrange,)
SAMPLE_TEXTS = (texts,)
SAMPLE_LAST = (lay_scenarios,)
TICKS = (readers.forget_what_readers_wrote,)
OPTIONS = (
    Option("interpretation.lifted_percent", int, 60, _("解读照抄文件超过百分之几要说明"), source="N28", unsure=True,
           least=10, most=100),
    Option("interpretation.most_words", int, 20, _("一个地址一小时最多说几次解读有没有帮助"), least=1, most=1_000_000),
)  # fmt: skip
