"""The public process reaches subscriptions through four functions only, and reads nothing of them (sql/). News names
released things and nothing else; the feed reads it."""

GRANTS = {
    "Subscription": ("SUD", "-"),
    "News": ("SIUD", "S"),
    "Telling": ("SID", "-"),
    "Mailing": ("SIU", "-"),
}
