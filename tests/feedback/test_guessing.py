"""Guessing a query code or a login name: ten thousand tries find nothing, and the time of an answer tells nothing
(I-13, E-2)."""

import math
import random
import statistics
import time
from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client

from feedback.intake.following import wrong_tries
from feedback.intake.slips import ALPHABET, CODE_LETTERS
from feedback.letters.filing import SLIPS
from portal.people.models import Allowance, Person
from portal.site.options import set_option
from tests.feedback import consulting, letters, requests

pytestmark = pytest.mark.long
TRIES, PAIRS = 10_000, 2000
MOST_T, MOST_SECONDS = 4.5, 0.002
WRONG = "A" * CODE_LETTERS


def client(n: int) -> Client:
    """Of somebody from another network each time, so that no limit is met."""
    return Client(REMOTE_ADDR=f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}")


def test_ten_thousand_guesses_find_nothing_and_are_held(cast):
    """Half of them from one place, which is held, half each from a place of its own."""
    filed, code = letter(cast)
    draw = random.Random(80)

    def finds(asks: Client, code: str) -> bool:
        return filed.title in asks.post("/letters/track/", {"number": filed.number, "code": code}).content.decode()

    guesses = ("".join(draw.choices(ALPHABET, k=CODE_LETTERS)) for _n in range(TRIES))
    assert not any(finds(client(n) if n % 2 else Client(), guess) for n, guess in enumerate(guesses))
    assert not finds(Client(), code) and finds(client(TRIES + 1), code)
    taken = Allowance.objects.using("owner").filter(key__startswith="letter-code").values_list("taken", flat=True)
    assert max(taken) == wrong_tries(SLIPS).most + 1  # no more are counted


def welch(a: list[float], b: list[float]) -> float:
    spread = statistics.variance(a) / len(a) + statistics.variance(b) / len(b)
    return (statistics.mean(a) - statistics.mean(b)) / math.sqrt(spread)


def assert_alike(ways: dict[str, Callable[[int], None]]) -> None:
    """Each asked as often as the other, in an order that is drawn; the slowest hundredth of each is the machine's."""
    draw, took = random.Random(1), {name: [] for name in ways}
    for n in range(PAIRS + 20):
        for place, name in enumerate(draw.sample(list(ways), len(ways))):
            began = time.perf_counter()
            ways[name](len(ways) * n + place)
            if n >= 20:  # the first fill caches
                took[name].append(time.perf_counter() - began)
    first, *others = [sorted(times)[: -PAIRS // 100] for times in took.values()]
    for other in others:
        t, apart = welch(first, other), statistics.median(first) - statistics.median(other)
        print(f"{' / '.join(ways)}: t = {t:.2f}, medians {apart * 1000:+.3f} ms apart")
        assert abs(t) < MOST_T and abs(apart) < MOST_SECONDS


def letter(cast):
    letters.open_lane(cast)
    return letters.file()


def request(cast):
    requests.people_for(cast)
    return requests.file()


def opinion(cast):
    set_option("forms.least_seconds", 0, by=cast.office)
    return consulting.file(consulting.address(consulting.asked(cast)))


FOLLOWED = {"/letters/track/": letter, "/requests/track/": request, "/consultations/track/": opinion}


@pytest.mark.parametrize("at", FOLLOWED)
def test_unknown_number_and_wrong_code_take_the_same_time(at, cast):
    filed, _code = FOLLOWED[at](cast)

    def ask(number: str) -> Callable[[int], None]:
        return lambda n: client(n).post(at, {"number": number, "code": WRONG})

    assert_alike({"unknown": ask("2026-0000-0000-0001"), "wrong code": ask(filed.number)})


class LightHasher(PBKDF2PasswordHasher):
    """So that what stands around the hash is not lost in it: that each way hashes once is counted with E-1."""

    iterations = 5000


def test_unknown_name_wrong_password_and_disabled_person_take_the_same_time(db, settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.LightHasher"]
    for name, is_active in (("clerk", True), ("gone", False)):
        Person.objects.create_user(name, "correct-horse-battery", name="测试员", is_active=is_active)

    def enter(name: str, password: str = "wrong") -> Callable[[int], None]:
        return lambda n: client(n).post("/admin/account/login/", {"login": name, "password": password})

    assert_alike({
        "unknown": enter("nobody"), "wrong password": enter("clerk"), "disabled": enter("gone"),
        "disabled, right password": enter("gone", "correct-horse-battery"),
    })  # fmt: skip
