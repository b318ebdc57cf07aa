"""The seventeen goals: number, name and colour, drawn by ourselves.

The rule: a colour never stands without its number and name; text is white or black, whichever
can be read on it, and the palest have a border.
"""

from collections.abc import Callable
from dataclasses import dataclass

COLOURS = (
    *("#e5243b", "#dda63a", "#4c9f38", "#c5192d", "#ff3a21", "#26bde2", "#fcc30b", "#a21942"),
    *("#fd6925", "#dd1367", "#fd9d24", "#bf8b2e", "#3f7e44", "#0a97d9", "#56c02b", "#00689d"),
    "#19486a",
)
WHITE_ON = frozenset({1, 4, 8, 10, 13, 16, 17})
BORDERED = frozenset({2, 6, 7, 9, 11, 15})


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as it is drawn."""

    number: int
    name: str
    colour: str
    ink: str
    bordered: bool


def names(_: Callable[[str], str]) -> tuple[str, ...]:
    """The goals' names, one to seventeen."""
    return (
        _("No poverty"),
        _("Zero hunger"),
        _("Good health and well-being"),
        _("Quality education"),
        _("Gender equality"),
        _("Clean water and sanitation"),
        _("Affordable and clean energy"),
        _("Decent work and economic growth"),
        _("Industry, innovation and infrastructure"),
        _("Reduced inequalities"),
        _("Sustainable cities and communities"),
        _("Responsible consumption and production"),
        _("Climate action"),
        _("Life below water"),
        _("Life on land"),
        _("Peace, justice and strong institutions"),
        _("Partnerships for the goals"),
    )


def goals(_: Callable[[str], str]) -> dict[int, Goal]:
    """Every goal by its number."""
    return {
        number: Goal(
            number,
            name,
            COLOURS[number - 1],
            "#ffffff" if number in WHITE_ON else "#000000",
            number in BORDERED,
        )
        for number, name in enumerate(names(_), 1)
    }
