from portal.publishing.admin.revision import RevisionAdmin

__all__ = ["RevisionAdmin"]
