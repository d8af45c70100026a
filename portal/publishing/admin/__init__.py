from portal.publishing.admin.declassification import DeclassificationAdmin
from portal.publishing.admin.lexicon import LexiconWordAdmin
from portal.publishing.admin.revision import RevisionAdmin

__all__ = ["DeclassificationAdmin", "LexiconWordAdmin", "RevisionAdmin"]
