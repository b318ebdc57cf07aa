"""How a gathering converges, as a gathering file says it.

Rule F16: ``convergence`` has a ``way``, how many ``dots``, when the ``counts`` are told, and the
``bodies`` that follow actions up; what is left out is as usual (CG2, CG7).
"""

from openspace.domain.convergence import (
    COUNTS,
    DOTS,
    LONGEST_BODY,
    MOST_BODIES,
    MOST_DOTS,
    WAYS,
    Rules,
)
from openspace.domain.documents import Entry, Unreadable


def convergence_of(root: Entry) -> Rules | None:
    """The rules that stand there, if any do."""
    if not root.has("convergence"):
        return None
    entry = root.entry("convergence")
    bodies = entry.words("bodies", most=LONGEST_BODY)
    if len(bodies) > MOST_BODIES:
        raise Unreadable(
            entry.place("bodies"), "%(at)s: there is room for %(most)s.", most=MOST_BODIES
        )
    return Rules(
        way=entry.one_of("way", WAYS, "dots"),
        dots=entry.number("dots", 1, MOST_DOTS) if entry.has("dots") else DOTS,
        counts=entry.one_of("counts", COUNTS, "hidden"),
        bodies=bodies,
    )
