"""Who is drawn as which dot: a ring has one dot a person, toned by sector.

The rule: a tone belongs to the same sector through the whole book; a sector that is too small to
be shown, here or in this ring, is in the last tone, and so is a person of no known sector.
"""

from dataclasses import dataclass
from math import ceil

from openspace.domain.chapters import Chapter
from openspace.domain.counting import folded
from openspace.domain.proceedings import Proceedings, RoundChapters
from openspace.workbook.manuscript import Dots

TONES = 5
"""How many sectors can be told apart, in grey too."""

FOLD = TONES
"""The tone of those who are counted together."""

FULL = 38
"""The most dots two circles of chairs hold; above it a dot is several people."""

CIRCLES = (36, 28, 21, 14)
"""How many dots the circles of a cover hold, outermost first."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The tones of a gathering's sectors and how many people a dot stands for."""

    tones: dict[str, int]
    unit: int

    def ring(self, chapter: Chapter) -> tuple[Dots, ...]:
        """The dots of a chapter, darkest first, the fold last."""
        shown, rest = folded(chapter.sectors)
        unknown = chapter.people - sum(count for _, count in chapter.sectors)
        counts = dict.fromkeys(range(FOLD + 1), 0)
        for name, count in (*shown, ("", rest + unknown)):
            counts[self.tone(name)] += count
        return tuple(Dots(tone, ceil(count / self.unit)) for tone, count in counts.items() if count)

    def tone(self, sector: str) -> int:
        """A sector's tone."""
        return self.tones.get(sector, FOLD)


def palette(proceedings: Proceedings) -> Palette:
    """The largest sectors get a tone each, given out in the gathering's own order."""
    shown, _ = folded(proceedings.sectors)
    largest = {name for name, _ in sorted(shown, key=lambda pair: -pair[1])[:TONES]}
    toned = [name for name, _ in shown if name in largest]
    most = max((chapter.people for chapter in proceedings.chapters), default=0)
    return Palette({name: tone for tone, name in enumerate(toned)}, max(1, ceil(most / FULL)))


def cover(parts: tuple[RoundChapters, ...]) -> tuple[int, ...]:
    """A cover's rings: people in each round, all scaled alike so that the fullest fits.

    Until anybody has been anywhere, a dot is a conversation.
    """
    held = [part.chapters for part in parts if part.slot]
    people = [sum(chapter.people for chapter in chapters) for chapters in held]
    counts = people if any(people) else [len(chapters) for chapters in held]
    unit = max((count / room for count, room in zip(counts, CIRCLES, strict=False)), default=1)
    return tuple(ceil(count / max(1, unit)) for count in counts[: len(CIRCLES)])
