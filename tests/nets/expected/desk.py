"""The frame of the desk: first page, login and second factor, and what stock admin brings along."""

from tests.nets.expected.notation import Row, Who, all_seats, only
from tests.nets.world import SIGNED_IN

EVERYONE = " ".join(SIGNED_IN)
WRITERS = "clerk clerk2 reviewer reviewer2 signer clerk_b reviewer_b secrecy_b"
READERS = "office office_town auditor root"


def app(label: str, seats: str) -> Row:
    """An app's list of tables: absent for whom it holds none."""
    who = only(seats, "page", "absent")
    return Row("admin/<app_label>/", who, who, {"app_label": label}, label)


def picker(model: str, field: str, who: Who) -> Row:
    query = f"?app_label={model.split('.')[0]}&model_name={model.split('.')[1]}&field_name={field}&term="
    post = all_seats("method")
    return Row("admin/autocomplete/", who, post, example=f"{model}.{field}", query=query)


def account(path: str, get: str, post: str, *, stranger: str = "login", **more) -> Row:
    """A page of one's own account; a stranger who comes there first logs in."""
    who_get, who_post = all_seats(get, anonymous=stranger), all_seats(post, anonymous=stranger)
    return Row(f"admin/account/{path}", who_get, who_post, **more)


BAD_LINK = {"uidb64": "MQ", "token": "abc123-0123456789abcdef0123456789abcdef"}

DESK = [
    Row("admin/", all_seats("page"), all_seats("page")),
    Row("admin/login/", all_seats("elsewhere"), all_seats("elsewhere")),
    Row("admin/logout/", all_seats("method", anonymous="elsewhere"), all_seats("done", anonymous="elsewhere")),
    Row("admin/password_change/", all_seats("elsewhere"), all_seats("elsewhere")),
    Row("admin/password_change/done/", all_seats("elsewhere"), all_seats("elsewhere")),
    Row("admin/jsi18n/", all_seats("page"), all_seats("method")),
    Row("admin/<url>", all_seats("absent"), all_seats("absent"), {"url": "nothing/here/"}),
    Row("admin/<url>", all_seats("absent"), all_seats("absent"), {"url": "auth/group/"}, "a library's table"),
    app("disclosure", EVERYONE),
    app("interpretation", f"{WRITERS} {READERS}"),
    app("people", READERS),
    app("trail", READERS),
    app("cases", f"{READERS} operator"),  # who sees mails that were given up
    app("site", f"{READERS} {WRITERS} operator"),
    app("publishing", "signer secrecy_b office office_town auditor root"),  # declassified files
    picker("disclosure.documentitem", "item", all_seats("page")),
    picker("people.membership", "person", only(READERS, "page", "forbidden")),
    picker("publishing.publication", "organ", only(READERS, "page", "forbidden")),
    picker("disclosure.documentheader", "revision", all_seats("absent")),
    picker("publishing.contribution", "revision", all_seats("absent")),
    picker("disclosure.document", "batch", only("office office_town", "page", "forbidden")),
    picker("mfa.authenticator", "user", only(READERS, "page", "forbidden")),
    Row("admin/autocomplete/", all_seats("forbidden"), all_seats("method"), example="no question"),
    account("login/", "elsewhere", "elsewhere", stranger="page"),
    account("logout/", "page", "done", stranger="elsewhere"),
    account("password/", "page", "again"),
    account("reauthenticate/", "page", "again"),
    account("code/", "elsewhere", "elsewhere", stranger="elsewhere"),
    account("code/again/", "elsewhere", "elsewhere"),
    account("second-factor/", "page", "method"),
    account("second-factor/on/", "secret", "again"),
    account("second-factor/off/", "absent", "absent"),  # nobody in the world has one
    account("recovery-codes/", "absent", "method"),
    account("recovery-codes/new/", "page", "again"),
    account("recovery-codes/file/", "absent", "absent"),
    account(
        "first-password/<uidb64>/<token>/", "page", "page", stranger="page", values=BAD_LINK, example="a dead link"
    ),
]
