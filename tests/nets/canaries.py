"""Canaries: a text of its own in everything that is not public, and who may see it. Nobody else, at no address."""

import re

# What everyone who works for the bureau finds at the desk, and those above who read it.
BUREAU = frozenset({"clerk", "clerk2", "reviewer", "reviewer2", "signer", "office", "auditor", "root"})
BUREAU_B = frozenset({"clerk_b", "reviewer_b", "secrecy_b", "office", "auditor", "root"})
TOWN = frozenset({"office_town", "office", "auditor", "root"})
PEOPLE = frozenset({"office", "auditor", "root"})  # who keeps people and reads the trail of all organs
SETTINGS = PEOPLE | {"office_town", "operator"}  # whoever reads a setting reads why it was changed
DESK = frozenset({"clerk", "clerk2", "reviewer", "reviewer2", "signer", "caseworker", "clerk_b", "reviewer_b", "office",
                  "secrecy_b", "office_town", "auditor", "operator", "former", "root"})  # fmt: skip
UPLOADS = frozenset({"office", "office_town", "root"})  # official tables before they are applied
NOBODY: frozenset[str] = frozenset()

AUDIENCE = {
    "draft title": BUREAU,
    "draft body": BUREAU,
    "draft abstract": BUREAU,
    "draft number": BUREAU,
    "draft source": BUREAU,
    "draft proposal": BUREAU,
    "autosave title": frozenset({"clerk"}),
    "draft issuer": BUREAU,
    "attachment name": BUREAU,
    "attachment bytes": BUREAU,
    "extracted text": NOBODY,  # no page shows it yet
    "first review title": BUREAU,
    "review note": BUREAU,
    "secrecy basis": BUREAU,
    "return note": BUREAU,
    "mark words": BUREAU,
    "mark answer": BUREAU,
    "finding value": BUREAU,
    "answered finding": BUREAU,
    "finding answer": BUREAU,
    "opinion question": BUREAU | {"clerk_b", "reviewer_b", "secrecy_b"},  # the organ that is asked
    "refer note": BUREAU,
    "scheduled title": BUREAU,
    "correction title": BUREAU,
    "correction body": BUREAU,
    "correction note": BUREAU,
    "withdrawn title": BUREAU,
    "withdrawn body": BUREAU,
    "withdrawn file name": BUREAU,
    "withdrawn bytes": BUREAU,
    "withdrawal note": BUREAU,
    "discarded title": BUREAU,
    "rule draft title": BUREAU,
    "rule draft body": BUREAU,
    "import title": BUREAU,
    "import file name": BUREAU,
    "import left over": BUREAU,
    "old address": BUREAU,  # until its document is public
    "upload file name": UPLOADS | {"auditor"},  # the trail names it
    "uploaded item": UPLOADS,
    "declassification basis": PEOPLE | {"signer"},
    "duty post": BUREAU,
    "withheld title": BUREAU,
    "withheld explanation": BUREAU,
    "withheld basis": BUREAU,
    "interpretation title": BUREAU,
    "interpretation body": BUREAU,
    "interpreter": BUREAU,
    "draft grain": BUREAU,
    "response title": BUREAU,
    "response concern": BUREAU,
    "consultation title": BUREAU,
    "consultation body": BUREAU,
    "consultation notice": BUREAU,
    "plan person": BUREAU,
    "plan outline": BUREAU,
    "exemption": BUREAU,
    "other interpretation": BUREAU_B,
    "report draft": BUREAU,
    "other report draft": BUREAU_B,
    "other draft title": BUREAU_B,
    "other draft body": BUREAU_B,
    "other rule title": BUREAU_B,
    "town draft title": TOWN,
    "planned column": DESK,  # set up and not yet offered
    "draft relation": BUREAU,
    "cleanup reason": BUREAU,
    "planned item": DESK,  # a catalog item that is not in force: reference data at the desk, not public
    "person's name": PEOPLE | BUREAU_B,  # colleagues can show a draft to each other
    "login name": PEOPLE,
    "password hash": NOBODY,
    "totp secret": NOBODY,
    "secret key": NOBODY,
    "mail address": NOBODY,
    "follower": NOBODY,
    "reader word": BUREAU,
    "new letter": frozenset({"office"}),
    "assigned letter": frozenset({"office", "caseworker", "reviewer", "reviewer2", "signer"}),
    "answered letter": BUREAU | {"caseworker"},
    "answer to a letter": BUREAU | {"caseworker"},
    "letter file": NOBODY,  # sealed, until someone who handles it asks
    "answer template": frozenset({"office", "office_town", "caseworker", "root"}),
    "new request": frozenset({"office"}),
    "assigned request": frozenset({"office", "caseworker", "reviewer", "reviewer2", "signer"}),
    "answer file": frozenset({"office", "caseworker", "reviewer", "reviewer2", "signer"}),
    "applicant": NOBODY,
    "opinion": frozenset({"clerk", "clerk2", "caseworker", "reviewer", "reviewer2", "signer", "office"}),
    "opinion writer": NOBODY,
    "letter writer": NOBODY,  # masked, until someone who handles it asks
    "mail words": NOBODY,
    "trail of the bureau": PEOPLE,
    "trail of the town": TOWN,
    "trail of nobody": PEOPLE,
    "reason of a setting": SETTINGS,
}
STEM = "金丝雀"  # what all of them begin with: a question by it asks for every one and holds none
NUMBERED = {name: n for n, name in enumerate(AUDIENCE, 101)}
SONG = re.compile(rb"cnry(\d{3})", re.IGNORECASE)  # ASCII: JSON and addresses do not hide it
NAMES = {n: name for name, n in NUMBERED.items()}


def canary(name: str, *, plain: bool = False) -> str:
    """The text to plant; `plain` where only ASCII is allowed."""
    return f"{'' if plain else STEM}CNRY{NUMBERED[name]}"


def heard(body: bytes) -> set[str]:
    """The names of the canaries in an answer."""
    return {NAMES[int(number)] for number in SONG.findall(body)}
