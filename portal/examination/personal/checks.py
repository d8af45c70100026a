"""Check digits and days of birth: what a number must be to name a person."""

import datetime
import re

FIRST_YEAR = 1880


def is_identity_number(number: str) -> bool:
    """GB 11643: seventeen figures with a day of birth, and the check character."""
    number = number.upper()
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", number) or not is_birthday(number[6:14]):
        return False
    total = sum(int(digit) * (1 << (17 - at)) for at, digit in enumerate(number[:17]))
    return number[17] == "10X98765432"[total % 11]


def is_birthday(digits: str) -> bool:
    try:
        day = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return FIRST_YEAR <= day.year < 2100


def is_luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits)))
    return len(set(digits)) > 1 and sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def bare(found: str) -> str:
    """The number itself, without what parts it."""
    return re.sub(r"[^\dA-Z]", "", found.replace("×", "X").upper())
