"""Whoever hands mails over is killed at every point of the conversation: nothing is lost, nothing is doubled."""

import itertools
import os
import random
import subprocess
import sys
import time

import pytest
from django.db import connections

from portal.cases.mail import post_mail
from portal.cases.models import Outbox
from tests.disclosure.test_killed_import import address_of
from tests.mail.server import POINTS, MailServer
from tests.ops.running import ROOT

HAND_OVER = "import django; django.setup(); from portal.cases.mail import hand_over; print(hand_over())"
UNKNOWN = POINTS[1:7]  # killed here, the sender had begun and never heard the outcome


@pytest.fixture
def kill(db, admin_address, tmp_path, settings):
    """`kill(server, point)` runs a sender that dies at this point; "" lets it live."""
    connections.close_all()
    environment = {
        **os.environ, "DATABASE_URL": address_of(db, admin_address), "PORTAL_HOME": str(settings.PORTAL_HOME),
        "DJANGO_SETTINGS_MODULE": "portal.settings", "EMAIL_HOST": "127.0.0.1", "EMAIL_FROM": "a@example.org",
    }  # fmt: skip

    def run(server: MailServer, point: str) -> int:
        sender = subprocess.Popen([sys.executable, "-c", HAND_OVER], cwd=ROOT, stdout=subprocess.PIPE,
                                  env=environment | {"EMAIL_PORT": str(server.port)})  # fmt: skip
        server.victim, server.kill_at = sender.pid, point
        sender.communicate(timeout=120)
        return sender.returncode

    return run


def survive(kill, points: list[str]) -> None:
    numbers = itertools.count(1)
    with MailServer() as server:
        for point in points:
            for _n in range(3):
                post_mail("test.mail", to="reader@example.org", subject=f"m{next(numbers)}", body="正文")
            assert kill(server, point) == -9, point
            Outbox.objects.update(due_at="2020-01-01T00:00Z")
        for _n in range(20):
            if kill(server, "") == 0 and not Outbox.objects.waiting().exists():
                break
            time.sleep(0.2)  # the database has not noticed the last death yet
        names = {f"m{n}" for n in range(1, next(numbers))}
        assert {mail["Subject"] for mail in server.kept.values()} == names  # nothing lost
        assert len(server.kept) == len(names)  # and with equal Message-IDs dropped each came once
        again = {mail["Subject"] for mail in server.heard if mail["X-Handed-Over-Again"]}
        doubled = [mail["Subject"] for mail in server.heard]
        # What came twice is marked the second time; without a death in between nothing is marked.
        assert {name for name in doubled if doubled.count(name) > 1} <= again
        assert len(again) <= sum(point in UNKNOWN for point in points)
        marked = set(Outbox.objects.filter(handed_again__gt=0).values_list("pk", flat=True))
        assert len(marked) == len(again)


@pytest.mark.medium
def test_killed_before_and_after_the_server_has_taken_it(kill):
    survive(kill, ["half", "taken"])


@pytest.mark.long
def test_fifty_deaths_lose_and_double_nothing(kill):
    dice = random.Random(7)
    survive(kill, [*POINTS, *(dice.choice(POINTS) for _n in range(50 - len(POINTS)))])
