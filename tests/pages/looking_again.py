"""Which pages are looked at again after a deed: all would take as long as every other test.

The rule: whatever hears of it is, and of the rest one in three, another third for each deed.
"""

import os
import re

EVERY_PAGE = bool(os.environ.get("OPENSPACE_EVERY_PAGE"))
FOLLOWS = re.compile(r'data-channels="([^"]*)"')


def looked_at_again(turn: int | None, old: dict[str, str], reached: set[str]) -> tuple[str, ...]:
    """The pages that hear of it, and of those that do not one in three, or all if so asked.

    Each deed leaves out others, by its ``turn``, so a channel that a fact forgets is found by its
    next deed; without one, all are looked at.
    """
    if turn is None or EVERY_PAGE:
        return tuple(old)
    return tuple(
        address
        for at, (address, text) in enumerate(old.items())
        if (at + turn) % 3 == 0 or any(f" {kind}:" in channels_of(text) for kind in reached)
    )


def channels_of(text: str) -> str:
    """What a page follows, as it says it."""
    found = FOLLOWS.search(text)
    return f" {found[1]}" if found else ""
