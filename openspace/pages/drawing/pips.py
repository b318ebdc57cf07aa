"""Places in a slot: a filled square is taken, a hollow one is free."""

from functools import lru_cache

from markupsafe import Markup

DRAWN, MOST = 1024, 60


@lru_cache(DRAWN)
def pips(free: int, total: int) -> Markup:
    """One square a place, taken ones first, scaled to the width they get; nothing for none."""
    if not total:
        return Markup("")
    shown = min(total, MOST)
    taken = shown - min(free, shown)
    squares = Markup("").join(
        Markup('<rect class="{}" x="{}" y="1" width="10" height="16" rx="1"/>').format(
            "pip" if place < taken else "pip pip-free", place * 14 + 1
        )
        for place in range(shown)
    )
    return Markup(
        '<svg class="pips" viewBox="0 0 {} 18" preserveAspectRatio="none" aria-hidden="true">'
        "{}</svg>"
    ).format(shown * 14 - 2, squares)
