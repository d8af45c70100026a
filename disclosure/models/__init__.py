from disclosure.models.catalog_item import CatalogItem
from disclosure.models.catalog_upload import CatalogUpload, HeaderMapping
from disclosure.models.cleanup import CleanupDecision
from disclosure.models.column import Column, ColumnCounting, ColumnState, ColumnType
from disclosure.models.coverage import Coverage, CoverageNight
from disclosure.models.document import (
    Document,
    DocumentHeader,
    DocumentItem,
    IndexCounter,
    Publicity,
    ValidityMark,
)
from disclosure.models.domain import CatalogKind, Domain
from disclosure.models.duty import Duty, Rhythm
from disclosure.models.import_batch import BatchApproval, ImportBatch, ImportLine
from disclosure.models.item_question import ItemQuestion
from disclosure.models.item_version import Audience, ItemVersion, Level, Mode, State
from disclosure.models.paper import Paper
from disclosure.models.policy_contact import PolicyContact
from disclosure.models.relation import Relation
from disclosure.models.series import Series, SeriesMember, SeriesPick, SeriesPlace
from disclosure.models.unconcerned import UnconcernedDomain
from disclosure.models.withheld import Ground, WithheldCount, WithheldItem, WithheldReview

__all__ = [
    "Audience",
    "BatchApproval",
    "CatalogItem",
    "CatalogKind",
    "CatalogUpload",
    "CleanupDecision",
    "Column",
    "ColumnCounting",
    "ColumnState",
    "ColumnType",
    "Coverage",
    "CoverageNight",
    "Document",
    "DocumentHeader",
    "DocumentItem",
    "Domain",
    "Duty",
    "Ground",
    "HeaderMapping",
    "ImportBatch",
    "ImportLine",
    "IndexCounter",
    "ItemQuestion",
    "ItemVersion",
    "Level",
    "Mode",
    "Paper",
    "Publicity",
    "PolicyContact",
    "Relation",
    "Rhythm",
    "Series",
    "SeriesMember",
    "SeriesPick",
    "SeriesPlace",
    "State",
    "UnconcernedDomain",
    "ValidityMark",
    "WithheldCount",
    "WithheldItem",
    "WithheldReview",
]
