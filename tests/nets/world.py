"""The world of the nets: people in every seat, things in every state, a canary in every text that is not public."""

from dataclasses import dataclass, field

from django.db import connections
from django.test import Client
from django.utils import timezone

from portal.people.models import Person
from portal.publishing.models import Revision
from tests.cast import Cast

# Whoever may knock: the cast's people and those below. `None` is a stranger.
SEATS = (
    "anonymous", "clerk", "clerk2", "reviewer", "reviewer2", "signer", "caseworker", "clerk_b", "reviewer_b",
    "secrecy_b", "office", "office_town", "auditor", "operator", "former", "root",
)  # fmt: skip
SIGNED_IN = SEATS[1:]
FINDING = "f" * 64  # the key of what was found and waits for a word


@dataclass
class World:
    cast: Cast
    things: dict[str, Revision] = field(default_factory=dict)  # name of a state → the revision that is in it
    facts: dict[str, object] = field(default_factory=dict)  # numbers and keys that stand in addresses
    sessions: dict[str, str] = field(default_factory=dict)

    def person(self, seat: str) -> Person:
        return self.cast.people[seat]

    def client(self, seat: str, **kwargs) -> Client:
        """A browser of its own in which the seat's person works at the desk, the password typed a moment ago."""
        client = Client(raise_request_exception=False, **kwargs)
        if seat != "anonymous":
            client.cookies["sessionid"] = self.sessions.get(seat) or self._log_in(seat)
        return client

    def _log_in(self, seat: str) -> str:
        client, now = Client(), timezone.now().timestamp()
        client.force_login(self.person(seat), backend="portal.people.backends.RightsBackend")
        session = client.session
        # Ahead of the clock: a long test never comes to the minute in which a session notes that it was used.
        session["desk_since"] = session["desk_seen"] = now + 3600
        session["account_authentication_methods"] = [{"method": "password", "at": now, "username": seat}]
        session.save()
        self.sessions[seat] = session.session_key
        return session.session_key


def far_apart() -> None:
    """New keys are like no others: what a form adds is told from what it names."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1000000 * row_number() OVER ())"
            " FROM pg_sequences WHERE schemaname = 'public'"
        )


def open_doors(world: World) -> World:
    """Everyone is logged in before the first question, and what that wrote is counted out."""
    far_apart()
    for seat in SIGNED_IN:
        world.client(seat)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
    return world
