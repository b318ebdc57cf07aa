"""The book ready to be set: proceedings put into words, in one language.

The idea: every design and every template reads this one shape, so that PDF and web page say the
same. All of it is plain text, numbers and note blocks; it turns into JSON as it stands, and
nothing in it is markup of any kind. A date in a note is ISO 8601, and ``days`` says it in words.
"""

from dataclasses import dataclass

from openspace.domain.notes import Block
from openspace.workbook.goals import Goal
from openspace.workbook.outcome_parts import OutcomePart

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line in a chapter's margin; each value is a text and a quieter one under it."""

    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Dots:
    """So many people in one tone; ``tone`` counts from the darkest, the last is the fold."""

    tone: int
    count: int


@dataclass(frozen=True, slots=True)
class StepPart:
    """A next step: what, who, and by when in words; what nobody said is empty."""

    what: str
    who: str
    by_when: str


@dataclass(frozen=True, slots=True)
class ReportPart:
    """What a conversation came to."""

    summary: tuple[str, ...]
    agree: tuple[str, ...]
    differ: tuple[str, ...]
    steps: tuple[StepPart, ...]


@dataclass(frozen=True, slots=True)
class AddedPart:
    """What was added afterwards: who and when in words, and the words."""

    by: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PicturePart:
    """A picture in the notes: where it is found, at first the name of its file, and its sides."""

    source: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class LinkPart:
    """Where a chapter leads, what it is called, and the address beside it where that is another."""

    to: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class ChapterPart:
    """A topic's chapter; ``notes`` and ``reports`` are empty when nobody wrote: ``missing`` says
    why. ``days`` are the notes' dates in words, ``pictures`` their pictures by name; ``amended``
    says who wrote in it after the closing."""

    id: str
    number: int
    title: str
    short: str
    language: str
    region: str
    where: str
    place: str
    goals: tuple[Goal, ...]
    challenges: tuple[str, ...]
    facts: tuple[Fact, ...]
    ring: tuple[Dots, ...]
    description: tuple[str, ...]
    notes: tuple[Block, ...]
    days: dict[str, str]
    pictures: dict[str, PicturePart]
    reports: tuple[ReportPart, ...]
    additions: tuple[AddedPart, ...]
    links: tuple[LinkPart, ...]
    missing: str
    amended: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Chapters are told apart quickly, and compared in full."""
        return hash((self.id, self.title, len(self.notes)))


@dataclass(frozen=True, slots=True)
class RoundPart:
    """A round's chapters; ``index`` counts from one, zero holds what was never placed."""

    index: int
    title: str
    times: str
    summary: str
    chapters: tuple[ChapterPart, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A topic on the grid."""

    id: str
    number: int
    title: str
    language: str
    region: str
    ring: tuple[Dots, ...]


@dataclass(frozen=True, slots=True)
class GridLine:
    """A room across the rounds; ``empty`` says of a cell without a topic why it has none."""

    place: str
    cells: tuple[Cell | None, ...]
    empty: Row


@dataclass(frozen=True, slots=True)
class SectorLine:
    """How many came from a sector; ``tone`` as in the rings."""

    name: str
    people: int
    share: int
    tone: int


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal and the topics that carry it."""

    goal: Goal
    highlighted: bool
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FlowLine:
    """How often people went from one room to another: as numbers of a row of rooms, and by name."""

    start: int
    end: int
    count: int
    from_room: str
    to_room: str


@dataclass(frozen=True, slots=True)
class Movement:
    """How people moved: in a sentence, for those who cannot see the drawing, under it, drawn."""

    lead: str
    alt: str
    note: str
    rooms: Row
    flows: tuple[FlowLine, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Names and the numbers of the topics under each."""

    title: str
    head: str
    lines: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The book; parts that have nothing to say are empty and are left out by the design.

    ``language`` is the book's own; people wrote in ``written_in`` where nothing else is said.
    ``pressed`` is when, in ISO 8601 and UTC. ``cover`` counts the dots of the web cover's rings,
    one ring a round, outermost first. ``publisher`` is who stands on the cover, ``arms`` what
    theirs show, empty where there are none, and ``arms_source`` where a page finds them;
    ``short`` is the title for a running head.
    """

    code: str
    language: str
    region: str
    written_in: str
    written_region: str
    document_title: str
    title: str
    short: str
    theme: str
    question: str
    date: str
    edition: str
    pressed: str
    licence: str
    contact_name: str
    contact_email: str
    publisher: str
    arms: str
    arms_source: str
    words: dict[str, str]
    design: str
    foreword: Row
    invitation: tuple[str, ...]
    principles: tuple[str, ...]
    programme: tuple[Row, ...]
    lead: str
    left_out: str
    sectors: tuple[SectorLine, ...]
    sectors_alt: str
    sectors_note: str
    goals: tuple[GoalLine, ...]
    goals_caption: str
    goals_alt: str
    goals_note: str
    movement: Movement
    indexes: tuple[Index, ...]
    ring_note: str
    dot_unit: int
    grid_head: Row
    grid: tuple[GridLine, ...]
    grid_lead: str
    rounds: tuple[RoundPart, ...]
    participants: tuple[Row, ...]
    participants_lead: str
    method: tuple[Section, ...]
    citation: str
    cover: tuple[int, ...]
    outcomes: tuple[OutcomePart, ...] = ()

    @property
    def written(self) -> str:
        """The language people wrote in, with its region."""
        return f"{self.written_in}-{self.written_region}"

    @property
    def imprint(self) -> str:
        """Edition and licence in a line."""
        return " · ".join(said for said in (self.edition, self.licence) if said)

    @property
    def illustrated(self) -> bool:
        """Whether there are pictures in it."""
        return any(chapter.pictures for chapter in self.chapters)

    @property
    def chapters(self) -> tuple[ChapterPart, ...]:
        """All chapters in the book's order."""
        return tuple(chapter for part in self.rounds for chapter in part.chapters)
