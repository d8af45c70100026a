from disclosure.admin.document import DocumentAdmin

__all__ = ["DocumentAdmin"]
