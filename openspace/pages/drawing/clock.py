"""The time left as a ring. The browser's clock turns it; here it is drawn full."""

from markupsafe import Markup


def clock_ring() -> Markup:
    """56 wide; ``clock.ts`` writes the dash of ``[data-ring]``, of a length of 100."""
    return Markup(
        '<svg class="clock-ring" viewBox="0 0 56 56" aria-hidden="true">'
        '<circle class="clock-track" cx="28" cy="28" r="25.5" fill="none" stroke-width="5"/>'
        '<circle class="clock-left" data-ring="" cx="28" cy="28" r="25.5" fill="none"'
        ' stroke-width="5" pathLength="100" stroke-dasharray="100 100"'
        ' transform="rotate(-90 28 28)"/></svg>'
    )
