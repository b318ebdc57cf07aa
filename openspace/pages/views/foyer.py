"""The foyer on the front page: who is here, and the tables for small talk."""

from dataclasses import dataclass

from openspace.pages.views.hall import StandingDoorView
from openspace.pages.views.marketplace import SectorCountView


@dataclass(frozen=True, slots=True)
class FoyerTablesView:
    """``foyer/_foyer_tables.html``: each table's door, while the foyer is ``open``.

    ``more`` is the table that can be opened besides, or empty.
    """

    code: str
    open: bool
    tables: tuple[StandingDoorView, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class FoyerHereView:
    """``foyer/_foyer_here.html``: how many are here, some of them by name, and from where.

    ``names`` are of those who agreed to be listed; ``rest`` come from smaller sectors together.
    """

    open: bool
    count: int = 0
    names: tuple[str, ...] = ()
    mix: tuple[SectorCountView, ...] = ()
    rest: int = 0

    @property
    def others(self) -> int:
        """How many are not named."""
        return self.count - len(self.names)
