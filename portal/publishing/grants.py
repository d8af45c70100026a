"""The one door: the public role reads only what a release wrote. Releases by row policies (sql/40_policies.sql)."""

GRANTS = {
    "Publication": ("SIU", "-"),
    "Revision": ("SIU", "-"),
    "RevisionFile": ("SIUD", "-"),
    "RevisionEvent": ("SI", "-"),
    "Autosave": ("SIUD", "-"),
    "Blob": ("SI", "-"),
    "Contribution": ("SI", "-"),
    "Approval": ("SI", "-"),
    "Examination": ("SI", "-"),
    "RevisionFinding": ("SI", "-"),
    "FindingAnswer": ("SI", "-"),
    "Release": ("SI", "S"),
    "ReleaseFile": ("SI", "S"),
    "Entry": ("SIUD", "S"),
    "Gone": ("SID", "S"),
    "Edition": ("S", "S"),
    "PublicationNumber": ("SU", "-"),
    "LexiconWord": ("SIU", "-"),
}
