"""The day in proportion: a line under the bar, and the column on the home page."""

from functools import lru_cache

from markupsafe import Markup

from openspace.pages.views.parts import NO_DAY, StretchView

DRAWN = 64
"""Days that are kept as they were drawn: everybody's page shows the same one."""


@lru_cache(DRAWN)
def draw_day(stretches: tuple[StretchView, ...], position: int) -> Markup:
    """Segments from the foyer to the end; ``clock.ts`` moves ``[data-pin]`` along them.

    Nothing for a day without any length: one that is a wait for another day alone.
    """
    day = [(at, one) for at, one in enumerate(stretches) if one.ends and one.kind not in NO_DAY]
    if not day:
        return Markup("")
    since, until = day[0][1].starts.timestamp(), max(_end(one) for _, one in day)
    if since >= until:
        return Markup("")
    drawn = Markup("").join(_segment(one, since, until, past=at < position) for at, one in day)
    pin = 100 * (min(max(stretches[position].starts.timestamp(), since), until) - since)
    return Markup(
        '<svg class="day-line" width="100%" height="16" aria-hidden="true"'
        ' data-since="{:.0f}" data-until="{:.0f}">{}'
        '<circle class="day-pin" data-pin="" cx="{:.2f}%" cy="8" r="6"/></svg>'
    ).format(since * 1000, until * 1000, drawn, pin / (until - since))


@lru_cache(DRAWN)
def stretch_bar(stretch: StretchView) -> Markup:
    """A bar as tall as the stretch is long, within reason."""
    height = min(max(stretch.minutes * 1.15, 22), 54)
    return Markup(
        '<svg class="stretch-bar {}" width="18" height="{:.0f}" aria-hidden="true">'
        '<rect x="1" y="1" width="16" height="{:.0f}" rx="1"/></svg>'
    ).format(colour(stretch), height, height - 2)


def colour(stretch: StretchView) -> str:
    """The class that paints a stretch: slots have colours of their own, the rest by kind."""
    kind = stretch.kind.replace(" ", "-")
    return f"slot-{(stretch.number - 1) % 6 + 1}" if stretch.number else f"on-{kind}"


def _end(stretch: StretchView) -> float:
    return stretch.ends.timestamp() if stretch.ends else stretch.starts.timestamp()


def _segment(stretch: StretchView, since: float, until: float, *, past: bool) -> Markup:
    scale = 100 / (until - since)
    left = (stretch.starts.timestamp() - since) * scale
    width = (_end(stretch) - stretch.starts.timestamp()) * scale
    return Markup('<rect class="{}" x="{:.2f}%" width="{:.2f}%" y="5" height="6"/>').format(
        f"{colour(stretch)} past" if past else colour(stretch), left, width
    )
