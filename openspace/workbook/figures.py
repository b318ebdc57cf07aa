"""How people moved between rooms, put into words and into a drawing's numbers.

The rule: what is drawn is also a table, and a sentence says what a drawing leaves out.
"""

from openspace.domain.counting import FEWEST
from openspace.workbook.chapters import Setting
from openspace.workbook.manuscript import FlowLine, Movement

LISTED = 10
"""How many ways are drawn and listed, the most used first."""


def movement(setting: Setting) -> Movement:
    """The drawing of it, empty where there is nothing to draw."""
    book, spoken = setting.proceedings, setting.tongue
    shown = book.flows[:LISTED]
    used = {place for flow in shown for place in (flow.start, flow.end)}
    rooms = [place for place in book.places if place.id in used]
    at = {place.id: index for index, place in enumerate(rooms)}
    if not shown:
        return Movement("", "", "", (), ())
    lines = tuple(
        FlowLine(
            at[flow.start],
            at[flow.end],
            flow.count,
            rooms[at[flow.start]].name,
            rooms[at[flow.end]].name,
        )
        for flow in shown
    )
    _ = spoken.gettext
    way = _("from %(start)s to %(end)s: %(count)s")
    said = "; ".join(
        way % {"start": e.from_room, "end": e.to_room, "count": e.count} for e in lines
    )
    title = _("How people moved between rooms.")
    note = _("Arcs above the row lead to the right, those below to the left; the wider, the more.")
    return Movement(
        _lead(setting, shown_moves=sum(flow.count for flow in shown)),
        f"{title} {said}.",
        f"{title} {note}",
        tuple(place.name for place in rooms),
        lines,
    )


def _lead(setting: Setting, shown_moves: int) -> str:
    book, spoken = setting.proceedings, setting.tongue
    moves = sum(flow.count for flow in book.flows) + book.other_moves
    said = spoken.ngettext(
        "The law of mobility was used: people went from room to room %(number)s time.",
        "The law of mobility was used: people went from room to room %(number)s times.",
        moves,
    )
    if moves == shown_moves:
        return said
    rest = spoken.gettext(
        "Ways that fewer than %(fewest)s took, and the less used ones, are not drawn"
        " (%(rest)s together)."
    )
    return f"{said} {rest % {'fewest': FEWEST, 'rest': moves - shown_moves}}"
