"""What interpretation tells the house: its kind, its rules, its gate and clock, what stands beside a document."""

from django.utils.translation import gettext_lazy as _

from interpretation import gate, rules
from interpretation.beside import of_document
from interpretation.clock import owed_by_mine
from interpretation.interpretations import INTERPRETATION
from interpretation.sample.arranged import arrange
from interpretation.sample.bringing import texts
from portal.site.options import Option

KINDS = (INTERPRETATION,)
RULES = rules.RULES
GATES = (gate.gate,)
COMPANIONS = (gate.companions,)
REVISION_PANELS = (gate.panel,)
BESIDE_DOCUMENT = (of_document,)
DESK_QUEUES = (owed_by_mine,)
SAMPLE_BESIDE = (arrange,)
SAMPLE_TEXTS = (texts,)
OPTIONS = (
    Option("interpretation.lifted_percent", int, 60, _("解读照抄文件超过百分之几要说明"), source="N28", unsure=True,
           least=10, most=100),
)  # fmt: skip
