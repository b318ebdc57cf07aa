"""How large a file is, as a person reads it in the language of the page."""

from babel.numbers import format_decimal

KILO, MEGA = 1000, 1_000_000


def sized(size: int, language: str) -> str:
    """3 kB; 1.2 MB, with a comma in Norwegian."""
    if size < MEGA:
        return f"{max(1, round(size / KILO))} kB"
    return f"{format_decimal(round(size / MEGA, 1), locale=language)} MB"
