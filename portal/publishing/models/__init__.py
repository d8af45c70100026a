from portal.publishing.models.approval import Approval, Contribution, RevisionEvent
from portal.publishing.models.autosave import Autosave
from portal.publishing.models.blob import Blob, RevisionFile
from portal.publishing.models.declassification import Declassification
from portal.publishing.models.entry import Edition, Entry, Gone
from portal.publishing.models.examination import Examination, FindingAnswer, RevisionFinding
from portal.publishing.models.later_review import LaterOutcome, LaterReview
from portal.publishing.models.lexicon import LexiconWord, WordKind
from portal.publishing.models.link import ANSWERS, EXPLAINING, INTERPRETS, Link, RelationKind
from portal.publishing.models.mark import Mark, MarkAnswer
from portal.publishing.models.old_address import OldAddress
from portal.publishing.models.opinion import Opinion, Verdict
from portal.publishing.models.publication import Publication, PublicationNumber
from portal.publishing.models.release import Release, ReleaseFile
from portal.publishing.models.revision import Revision
from portal.publishing.models.submission import Submission

__all__ = [
    "ANSWERS",
    "EXPLAINING",
    "INTERPRETS",
    "Approval",
    "Autosave",
    "Blob",
    "Contribution",
    "Declassification",
    "Edition",
    "Entry",
    "Examination",
    "FindingAnswer",
    "Gone",
    "LaterOutcome",
    "LaterReview",
    "LexiconWord",
    "Link",
    "Mark",
    "MarkAnswer",
    "OldAddress",
    "Opinion",
    "Publication",
    "PublicationNumber",
    "RelationKind",
    "Release",
    "ReleaseFile",
    "Revision",
    "RevisionEvent",
    "RevisionFile",
    "RevisionFinding",
    "Submission",
    "Verdict",
    "WordKind",
]
