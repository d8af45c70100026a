from disclosure.models.catalog_item import CatalogItem
from disclosure.models.document import (
    Document,
    DocumentHeader,
    DocumentItem,
    ImportBatch,
    IndexCounter,
    Publicity,
    ValidityMark,
)
from disclosure.models.domain import Domain
from disclosure.models.item_version import Audience, ItemVersion, Level, Mode, State

__all__ = [
    "Audience",
    "CatalogItem",
    "Document",
    "DocumentHeader",
    "DocumentItem",
    "Domain",
    "ImportBatch",
    "IndexCounter",
    "ItemVersion",
    "Level",
    "Mode",
    "Publicity",
    "State",
    "ValidityMark",
]
