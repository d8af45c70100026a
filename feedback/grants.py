"""Letters and requests: the public process has no right on them at all; it files and follows by functions (sql/).
Lanes are public once saved. Nobody deletes a letter, nor a request: what of them ever goes, goes by its term."""

GRANTS = {
    "Lane": ("SIU", "S"),
    "LaneKind": ("SIU", "S"),
    "Letter": ("SU", "-"),
    "LetterEvent": ("SI", "-"),
    "Answer": ("SIU", "-"),
    "InformationRequest": ("SU", "-"),
    "RequestEvent": ("SI", "-"),
    "IdentityProof": ("S", "-"),
    "FeeNotice": ("SI", "-"),
    "Reply": ("SIU", "-"),
    "Challenge": ("SIU", "-"),
}
