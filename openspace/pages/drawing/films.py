"""Pictures for the films, drawn: a ring, rings that meet, a wall with a gap."""

from math import pi

from markupsafe import Markup

from openspace.pages.drawing.geometry import on_circle


def film_picture(index: int) -> Markup:
    """One of three, by the film's place in the list."""
    drawings = (_chairs(), _meeting(), _wall())
    return Markup(
        '<svg class="film-picture {}" viewBox="0 0 240 150" aria-hidden="true">{}</svg>'
    ).format(f"slot-{(3, 2, 1)[index % 3]}", drawings[index % 3])


def _chairs() -> Markup:
    round_table = (on_circle((143, 75), 50, place * 360 / 16) for place in range(16))
    chairs = (_circle("seat", *point, 7) for point in round_table)
    return Markup("").join([*chairs, _circle("seat-sun", 143, 75, 10.5)])


def _meeting() -> Markup:
    centres = ((84, 84), (128, 58), (156, 98))
    return Markup("").join(_circle("loop", x, y, 46) for x, y in centres)


def _wall() -> Markup:
    sheets = Markup("").join(
        Markup('<rect class="{}" x="{}" y="{}" width="36" height="28"/>').format(
            "sheet-sun" if (row, column) == (1, 3) else "sheet-paper",
            34 + column * 44,
            26 + row * 38,
        )
        for row in range(3)
        for column in range(4)
        if (row, column) != (2, 1)
    )
    return sheets + _circle("seat", 204, 126, round(pi * 3, 1))


def _circle(name: str, x: float, y: float, radius: float) -> Markup:
    return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(name, x, y, radius)
