"""An address as a code that a phone reads: always ink on paper, also in the dark."""

from functools import lru_cache

import segno
from markupsafe import Markup

QUIET = 4
"""Modules of paper round the code, as the standard asks."""
KEPT = 64
"""Codes that are kept as they were made, which takes as long as a whole page."""


def address_code(address: str, label: str) -> Markup:
    """A QR code of an address, one unit a module; ``label`` is what it says aloud."""
    wide, ink = _made(address)
    return Markup(
        '<svg class="address-code" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"'
        ' shape-rendering="crispEdges"><rect class="code-paper" width="{0}" height="{0}"/>'
        '<path class="code-ink" d="{2}"/></svg>'
    ).format(wide, label, ink)


@lru_cache(KEPT)
def _made(address: str) -> tuple[int, str]:
    """How wide it is, and its dark modules as a path."""
    modules = segno.make(address, error="m", micro=False, boost_error=False).matrix
    return len(modules) + 2 * QUIET, "".join(_runs(row, at) for at, row in enumerate(modules))


def _runs(row: bytes | bytearray, at: int) -> str:
    """A row's dark modules, those side by side in one piece."""
    drawn, begun = [], None
    for place, dark in enumerate((*row, 0)):
        if dark and begun is None:
            begun = place
        elif not dark and begun is not None:
            drawn.append(f"M{begun + QUIET} {at + QUIET}h{place - begun}v1h{begun - place}z")
            begun = None
    return "".join(drawn)
