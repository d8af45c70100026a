from interpretation.admin.arrangement import ArrangementAdmin
from interpretation.admin.interpretation import InterpretationAdmin
from interpretation.admin.interpreted_kind import InterpretedKindAdmin
from interpretation.admin.owed import OwedAdmin
from interpretation.admin.reader_word import ReaderWordAdmin
from interpretation.admin.response import ResponseAdmin
from interpretation.admin.scenario import ScenarioAdmin

__all__ = [
    "ArrangementAdmin",
    "InterpretationAdmin",
    "InterpretedKindAdmin",
    "OwedAdmin",
    "ReaderWordAdmin",
    "ResponseAdmin",
    "ScenarioAdmin",
]
