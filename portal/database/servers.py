"""Which PostgreSQL the portal talks to, and as whom.

Three roles exist from the first start: `portal_owner` migrates, `portal_staff` serves the desk, `portal_public` serves
the public pages and cannot read a draft. Addresses come from, in this order:

1. `DATABASE_URL_OWNER`, `DATABASE_URL_STAFF`, `DATABASE_URL_PUBLIC` (production: the roles exist already);
2. `DATABASE_URL`: a login that may create roles; the start makes the three;
3. nothing: the PostgreSQL 18 of the demo wheel, in `$PORTAL_HOME/postgres`, reached by a socket only.
"""

import hashlib
import hmac
import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from portal.database import embedded

OWNER, STAFF, PUBLIC = "portal_owner", "portal_staff", "portal_public"
# Django's alias of each role.
ROLE_OF_ALIAS = {"default": STAFF, "public": PUBLIC, "owner": OWNER}
ASKED_AGAIN = 3  # times on one connection, after which a statement of the public role is prepared


def connection_settings(home: Path) -> dict[str, dict]:
    """Django's DATABASES for the three roles. Starts nothing."""
    named = {
        alias: os.environ.get(f"DATABASE_URL_{role.removeprefix('portal_').upper()}")
        for alias, role in ROLE_OF_ALIAS.items()
    }
    if named["default"] and not named["public"] and os.environ.get("PORTAL_SIDE", "both") != "desk":
        # Public pages would be read as the desk reads: a mistake in one file must not open every draft.
        raise ImproperlyConfigured(
            "设置了 DATABASE_URL_STAFF，就要设置 DATABASE_URL_PUBLIC：公开页面不用工作台的登录名。"
        )
    if named["default"] or named["public"]:
        # A public process needs no desk and a desk no owner: an alias without an address borrows the nearest one.
        fallback = named["default"] or named["public"]
        found = {alias: _from_url(url or fallback) for alias, url in named.items()}
    else:
        found = {alias: role_connection(admin_connection(home), role) for alias, role in ROLE_OF_ALIAS.items()}
    # Readers ask the same few statements over and over, and planning one costs more than answering it.
    found["public"]["OPTIONS"] = {**found["public"]["OPTIONS"], "prepare_threshold": ASKED_AGAIN}
    return found


def admin_connection(home: Path) -> dict:
    """The login that may create roles and databases, as Django settings."""
    url = os.environ.get("DATABASE_URL")
    return _from_url(url) if url else _embedded(home)


def is_embedded() -> bool:
    return not any(name.startswith("DATABASE_URL") and value for name, value in os.environ.items())


def roles_are_ours() -> bool:
    """Whether the start makes the roles (otherwise the operator made them)."""
    return not (os.environ.get("DATABASE_URL_STAFF") or os.environ.get("DATABASE_URL_PUBLIC"))


def can_create() -> bool:
    """Whether we hold a login that may create databases."""
    return is_embedded() or bool(os.environ.get("DATABASE_URL"))


def role_connection(admin: dict, role: str) -> dict:
    return {**admin, "USER": role, "PASSWORD": role_password(admin, role)}


def role_password(admin: dict, role: str) -> str:
    """A role's password follows from the admin login's: nothing to store, and every start agrees.

    A server that trusts its socket (no password in the address) gives the roles none either.
    """
    if not admin["PASSWORD"]:
        return ""
    return hmac.new(admin["PASSWORD"].encode(), role.encode(), hashlib.sha256).hexdigest()


def _from_url(url: str) -> dict:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return _settings(
        NAME=unquote(parts.path.lstrip("/")) or "portal",
        USER=unquote(parts.username or ""),
        PASSWORD=unquote(parts.password or ""),
        HOST=query.pop("host", None) or parts.hostname or "",
        PORT=str(parts.port or query.pop("port", "")),
        extra=query,
    )


def _embedded(home: Path) -> dict:
    return _settings(NAME="portal", USER="postgres", PASSWORD="", HOST=str(embedded.socket_folder(home)), PORT="5432")


def _settings(*, extra: dict | None = None, **address: str) -> dict:
    return {
        "ENGINE": "django.db.backends.postgresql",
        **address,
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            # Values never stand in the statement's text, so none reaches the server's log.
            "server_side_binding": True,
            "connect_timeout": 5,
            "application_name": "portal",
            **(extra or {}),
        },
    }
