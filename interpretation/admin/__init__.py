from interpretation.admin.arrangement import ArrangementAdmin
from interpretation.admin.interpretation import InterpretationAdmin
from interpretation.admin.interpreted_kind import InterpretedKindAdmin
from interpretation.admin.owed import OwedAdmin

__all__ = ["ArrangementAdmin", "InterpretationAdmin", "InterpretedKindAdmin", "OwedAdmin"]
