from disclosure.admin.catalog_item import CatalogItemAdmin
from disclosure.admin.document import DocumentAdmin
from disclosure.admin.domain import DomainAdmin
from disclosure.admin.item_version import ItemVersionAdmin

__all__ = ["CatalogItemAdmin", "DocumentAdmin", "DomainAdmin", "ItemVersionAdmin"]
