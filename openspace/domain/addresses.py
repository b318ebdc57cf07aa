"""Addresses of mail, checked in one place for all who write one down or to one.

Rules:
    MA1 An address is one line of at most ``LONGEST_EMAIL`` characters that looks like
        ``name@example.org`` and holds nothing that would end a line of a letter's head or make a
        link of it do more than write to it. Letters of any script may stand in it.
    MA2 Two addresses are the same when they differ in nothing but capitals, in how a letter with a
        mark is written, and in whether the domain is written as the network knows it: some browsers
        do that, others do not.
"""

import re
from typing import Final

from openspace.domain.wording import line

LONGEST_EMAIL: Final = 254
EMAIL: Final = re.compile(
    r"[\w+'-]+(?:\.[\w+'-]+)*@(?!-)(?:[\w-]{1,63}(?<!-)\.(?!-))+[\w-]{2,63}(?<!-)"
)
LONGEST_LOCAL: Final = 64


def is_address(text: str) -> bool:
    """Whether this can be written to (MA1)."""
    local, _, _ = text.partition("@")
    return (
        len(text) <= LONGEST_EMAIL
        and len(local) <= LONGEST_LOCAL
        and text == line(text)
        and EMAIL.fullmatch(text) is not None
    )


def address_of(typed: str) -> str | None:
    """The address that somebody typed, tidy, or nothing where it is none (MA1)."""
    tidy = line(typed)
    return _spelled(tidy) if is_address(tidy) else None


def same_address(one: str, other: str) -> bool:
    """Whether both lead to the same person (MA2)."""
    return folded(one) == folded(other)


def folded(address: str) -> str:
    """What is the same for two addresses that are the same (MA2)."""
    return _spelled(line(address)).casefold()


def _spelled(address: str) -> str:
    """The address with its domain as people write it."""
    local, at, domain = address.rpartition("@")
    try:
        return (
            f"{local}{at}{domain.encode('ascii').decode('idna')}" if "xn--" in domain else address
        )
    except UnicodeError:
        return address
