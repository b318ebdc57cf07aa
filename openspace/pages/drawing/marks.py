"""The logo and the icons."""

from functools import cache
from math import pi

from markupsafe import Markup

SPRITE = "/static/icons.svg"


@cache
def icon(name: str) -> Markup:
    """An icon by its short name in ``static/src/icons.txt``; the words stand beside it."""
    return Markup(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>'
    ).format(SPRITE, name)


@cache
def logo() -> Markup:
    """A ring with its door open, and somebody in the door."""
    length = 2 * pi * 11.5
    gap = length * 0.19
    return Markup(
        '<svg class="logo" viewBox="0 0 36 36" aria-hidden="true">'
        '<circle class="logo-ring" cx="16.5" cy="19.5" r="11.5" fill="none" stroke-width="5"'
        ' stroke-dasharray="{:.2f} {:.2f}" transform="rotate(-10.8 16.5 19.5)"/>'
        '<circle class="logo-dot" cx="27.2" cy="8.8" r="4.6"/></svg>'
    ).format(length - gap, gap)
