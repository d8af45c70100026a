from portal.publishing.admin.lexicon import LexiconWordAdmin
from portal.publishing.admin.revision import RevisionAdmin

__all__ = ["LexiconWordAdmin", "RevisionAdmin"]
