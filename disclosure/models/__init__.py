from disclosure.models.catalog_item import CatalogItem
from disclosure.models.catalog_upload import CatalogUpload, HeaderMapping
from disclosure.models.document import (
    Document,
    DocumentHeader,
    DocumentItem,
    ImportBatch,
    IndexCounter,
    Publicity,
    ValidityMark,
)
from disclosure.models.domain import CatalogKind, Domain
from disclosure.models.item_version import Audience, ItemVersion, Level, Mode, State
from disclosure.models.withheld import Ground, WithheldCount, WithheldItem, WithheldReview

__all__ = [
    "Audience",
    "CatalogItem",
    "CatalogKind",
    "CatalogUpload",
    "Document",
    "DocumentHeader",
    "DocumentItem",
    "Domain",
    "Ground",
    "HeaderMapping",
    "ImportBatch",
    "IndexCounter",
    "ItemVersion",
    "Level",
    "Mode",
    "Publicity",
    "State",
    "ValidityMark",
    "WithheldCount",
    "WithheldItem",
    "WithheldReview",
]
