"""Everything that is drawn: circles are people, squares are topics, one dot is you or now.

The rule: pure functions answer SVG with attributes and classes only, no style and no words;
what a drawing says aloud the template says beside it. ``DRAWINGS`` is what templates may call.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from openspace.pages.drawing.circle import circle
from openspace.pages.drawing.clock import clock_ring
from openspace.pages.drawing.code import address_code
from openspace.pages.drawing.day import draw_day, stretch_bar
from openspace.pages.drawing.films import film_picture
from openspace.pages.drawing.marks import icon, logo
from openspace.pages.drawing.mixed import mixed
from openspace.pages.drawing.pips import pips
from openspace.pages.drawing.plan import floor_plan, loiterers
from openspace.pages.drawing.ring import ring, ring_of_rounds
from openspace.pages.drawing.samples import book_sample
from openspace.pages.drawing.seated import seated

DRAWINGS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        drawing.__name__: drawing
        for drawing in (
            address_code,
            book_sample,
            circle,
            clock_ring,
            draw_day,
            film_picture,
            floor_plan,
            icon,
            logo,
            loiterers,
            mixed,
            pips,
            ring,
            ring_of_rounds,
            seated,
            stretch_bar,
        )
    }
)
