from disclosure.admin.batch import ImportBatchAdmin
from disclosure.admin.catalog_item import CatalogItemAdmin
from disclosure.admin.catalog_upload import CatalogUploadAdmin
from disclosure.admin.cleanup import CleanupAdmin
from disclosure.admin.column import ColumnAdmin
from disclosure.admin.document import DocumentAdmin
from disclosure.admin.domain import DomainAdmin
from disclosure.admin.duty import DutyAdmin
from disclosure.admin.item_question import ItemQuestionAdmin
from disclosure.admin.item_version import ItemVersionAdmin
from disclosure.admin.policy_contact import PolicyContactAdmin
from disclosure.admin.series import SeriesAdmin
from disclosure.admin.unconcerned import UnconcernedDomainAdmin
from disclosure.admin.withheld import WithheldItemAdmin

__all__ = [
    "CatalogItemAdmin",
    "CatalogUploadAdmin",
    "CleanupAdmin",
    "ColumnAdmin",
    "DocumentAdmin",
    "DomainAdmin",
    "DutyAdmin",
    "ImportBatchAdmin",
    "ItemQuestionAdmin",
    "ItemVersionAdmin",
    "PolicyContactAdmin",
    "SeriesAdmin",
    "UnconcernedDomainAdmin",
    "WithheldItemAdmin",
]
