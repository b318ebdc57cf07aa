"""Organisers' logos on the invitation.

Rules:
    OL1 At most 6, each a picture as the notes take them (IM1, IM2) with words for those who do not
        see it (IM3); the same one stands there once.
"""

from dataclasses import replace

from openspace.domain.frames import described
from openspace.domain.gathering import Gathering, Logo
from openspace.domain.refusal import Outcome, Refusal

MOST_LOGOS = 6


def add_logo(gathering: Gathering, logo: Logo) -> Outcome:
    """Let one more stand there; one that does gets other words."""
    others = tuple(each for each in gathering.logos if each.file != logo.file)
    if len(others) >= MOST_LOGOS:
        return Refusal(
            "logos_full",
            "There is room for %(most)s logos. Take one off first.",
            {"most": MOST_LOGOS},
        )
    return _with(gathering, (*others, logo))


def drop_logo(gathering: Gathering, file: str) -> Outcome:
    """Take one off; one that is not there changes nothing."""
    return _with(gathering, tuple(each for each in gathering.logos if each.file != file))


def _with(gathering: Gathering, logos: tuple[Logo, ...]) -> Outcome:
    if logos == gathering.logos:
        return ()
    return (described(replace(gathering, logos=logos)),)
