"""Taking everything out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportPage:
    """``exporting/page.html``; ``people`` are known still, and stand in it by name."""

    code: str
    people: int
