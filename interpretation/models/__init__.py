from interpretation.models.arrangement import Arrangement, Way
from interpretation.models.clause import Clause
from interpretation.models.header import InterpretationHeader
from interpretation.models.interpretation import Interpretation
from interpretation.models.interpreted_kind import InterpretedKind
from interpretation.models.owed import Owed
from interpretation.models.reader_word import ReaderWord, Unclear
from interpretation.models.response import Response, ResponseHeader, Seen, Topic, Urgency
from interpretation.models.scenario import Scenario
from interpretation.models.source import Source

__all__ = [
    "Arrangement",
    "Clause",
    "Interpretation",
    "InterpretationHeader",
    "InterpretedKind",
    "Owed",
    "ReaderWord",
    "Response",
    "ResponseHeader",
    "Scenario",
    "Seen",
    "Source",
    "Topic",
    "Unclear",
    "Urgency",
    "Way",
]
