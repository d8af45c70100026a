"""Invented numbers with right (or wrong) check digits. Region 9999xx belongs to nobody; serials are counted up."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def id_check(first: str) -> str:
    """GB 11643: the eighteenth character after these seventeen digits."""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True)) % 11]


def id_number(birth: str, serial: int, region: str = "999901") -> str:
    first = f"{region}{birth}{serial:03d}"
    return first + id_check(first)


def id_number_ending(last: str, birth: str, region: str = "999901") -> str:
    """The first day from `birth` on, and the first serial, whose number ends so: with X, or with three zeros."""
    month = birth[:6]
    found = (
        id_number(f"{month}{day:02d}", serial, region)
        for day in range(int(birth[6:]), 29)
        for serial in range(10, 1000)
    )
    return next(number for number in found if number.endswith(last))


def wrong_id_number(birth: str, serial: int, region: str = "999901") -> str:
    right = id_number(birth, serial, region)
    return right[:-1] + ("3" if right[-1] != "3" else "4")


def old_id_number(birth: str, serial: int, region: str = "999901") -> str:
    """The fifteen digits of before 1999: two of the year, no check digit."""
    return f"{region}{birth[2:]}{serial:03d}"


def luhn(digits: str) -> bool:
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + at % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def bank_card(prefix: str, length: int = 19, serial: int = 1) -> str:
    """A card of a known issuer's prefix with an account that is plainly none: zeros and a serial."""
    first = prefix + str(serial).zfill(length - 1 - len(prefix))
    return next(first + str(last) for last in range(10) if luhn(first + str(last)))


def not_a_card(prefix: str, length: int = 19, serial: int = 1) -> str:
    right = bank_card(prefix, length, serial)
    return right[:-1] + str((int(right[-1]) + 3) % 10)


def credit_code(serial: int, region: str = "999901", kind: str = "11") -> str:
    """GB 32100: the unified code of an organisation, with its check character."""
    first = f"{kind}{region}{serial:09d}"
    value = sum(_CREDIT.index(character) * pow(3, at, 31) for at, character in enumerate(first))
    return first + _CREDIT[(31 - value % 31) % 31]


def spaced(digits: str, *sizes: int, by: str = " ") -> str:
    out, at = [], 0
    for size in sizes:
        out.append(digits[at : at + size])
        at += size
    return by.join([*out, digits[at:]] if at < len(digits) else out)


def full_width(words: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in words)
