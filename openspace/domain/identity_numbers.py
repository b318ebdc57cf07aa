"""National identity numbers, known by their shape so that they are never kept.

The rule: what has the digits of a Norwegian, Swedish, Danish or Finnish number and begins with a
day that there is, is taken for one. Better a strange number too many is passed over than one kept.
"""

import re
from typing import Final

SHAPE: Final = re.compile(
    r"(?<![\d+@.])"
    r"(?:\d{6}[ .-]?\d{5}|(?:\d{2})?\d{6}[ +-]?\d{4}|\d{6}[+A-Fa-f-]\d{3}[0-9A-Za-z])"
    r"(?![\d@])"
)
UNSEEN: Final = "•••"


def has_number(text: str) -> bool:
    """Whether a national identity number stands there, or the dots that stand for one."""
    return UNSEEN in text or any(_is_one(each.group()) for each in SHAPE.finditer(text))


def without_numbers(text: str) -> str:
    """The same text, with dots where such a number stood."""
    return SHAPE.sub(lambda found: UNSEEN if _is_one(found.group()) else found.group(), text)


def _is_one(told: str) -> bool:
    digits = "".join(each for each in told if each.isdecimal())
    if len(digits) == 11:
        return _day_first(digits)
    if len(digits) == 12:
        return digits[:2] in ("18", "19", "20") and _year_first(digits[2:])
    return _year_first(digits) or _day_first(digits)


def _day_first(digits: str) -> bool:
    return _is_day(int(digits[:2]), int(digits[2:4]))


def _year_first(digits: str) -> bool:
    return _is_day(int(digits[4:6]), int(digits[2:4]))


def _is_day(day: int, month: int) -> bool:
    """Day and month, also with what is added to them for people without a number of their own."""
    days = (day, day - 40, day - 60)
    months = (month, month - 40, month - 65, month - 80)
    return any(1 <= each <= 31 for each in days) and any(1 <= each <= 12 for each in months)
