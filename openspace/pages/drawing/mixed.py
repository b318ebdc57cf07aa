"""From where people come, as rows of dots: one row a sector, the largest first, no colours."""

from collections.abc import Sequence

from markupsafe import Markup

DOT, APART = 7, 8


def mixed(counts: Sequence[int]) -> Markup:
    """A group of dots for each of these counts, in one line 10 high."""
    drawn, x = [], 5
    for count in counts:
        wide = (count - 1) * DOT
        drawn.append(
            Markup('<path class="seats" d="M{} 5h{}" stroke-width="5" stroke-dasharray="0 {}"/>')
            .format(x, wide + 0.1, DOT)
        )  # fmt: skip
        x += wide + DOT + APART
    return Markup(
        '<svg class="mixed" viewBox="0 0 {0} 10" width="{0}" height="10" aria-hidden="true">{1}'
        "</svg>"
    ).format(x - APART - DOT + 5, Markup("").join(drawn))
