"""The page on which facilitators make the book up, and the one on which a chapter is left out."""

from dataclasses import dataclass
from datetime import date, datetime

from openspace.pages.views.parts import FieldView, SlotView, TopicLinkView


@dataclass(frozen=True, slots=True)
class ChosenView:
    """``editing/_chosen.html``: what a part of the make-up says, and who chose it; ``at`` is None
    before anybody has. ``seen`` is what an undoing says that it saw."""

    code: str
    part: str
    says: tuple[str, ...] = ()
    until: date | None = None
    by: str = ""
    at: datetime | None = None
    seen: str = ""


@dataclass(frozen=True, slots=True)
class DesignView:
    """A design: what it is called, and the colours that its sample is drawn in."""

    name: str
    shown: str
    ink: str
    accent: str
    tint: str
    hair: str


@dataclass(frozen=True, slots=True)
class DesignsView:
    """``editing/_designs.html``: those that there are, and the chosen one's name."""

    code: str
    chosen: str
    seen: str
    designs: tuple[DesignView, ...]


@dataclass(frozen=True, slots=True)
class OrderView:
    """``editing/_order.html``: how chapters stand; by hand can be chosen once one was moved."""

    code: str
    kind: str
    seen: str
    moved: bool


@dataclass(frozen=True, slots=True)
class ChapterRowView:
    """A chapter, and what is missing in it.

    ``written`` is ``nothing``, ``notes`` (and no report) or ``report``; ``pictures`` have no words,
    ``unnamed`` people's names are not printed. ``told`` when somebody who is here convenes it,
    ``by`` and ``reminded`` who last reminded them and when. ``address`` is where it is amended,
    ``unprinted`` the first signs that the PDF cannot print.
    """

    topic: TopicLinkView
    slot: SlotView | None
    place: str
    written: str
    pictures: int
    unnamed: int
    told: bool
    address: str
    by: str = ""
    reminded: datetime | None = None
    unprinted: str = ""

    @property
    def lacks(self) -> bool:
        """Whether there is anything to remind of."""
        return self.written != "report" or self.pictures > 0


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A chapter that does not stand in the book, why, and who left it out."""

    topic: TopicLinkView
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChaptersView:
    """``editing/_chapters.html``: the chapters as they stand, and those that were left out."""

    code: str
    seen: str
    rows: tuple[ChapterRowView, ...]
    left_out: tuple[LeftOutView, ...] = ()

    def count(self, written: str) -> int:
        """How many chapters are written so far."""
        return sum(each.written == written for each in self.rows)

    @property
    def pictures(self) -> int:
        """How many pictures have no words."""
        return sum(each.pictures for each in self.rows)

    @property
    def unnamed(self) -> int:
        """How many names are not printed."""
        return sum(each.unnamed for each in self.rows)


@dataclass(frozen=True, slots=True)
class FormsView:
    """What is typed: the fields by name, what each form had ``seen``, and of a foreword that
    somebody else changed meanwhile what stands now."""

    fields: dict[str, FieldView]
    seen: dict[str, str]
    standing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditingPage:
    """``editing/page.html``. ``chosen`` by part; ``saved`` is the part that just was."""

    code: str
    licence: str
    chosen: dict[str, ChosenView]
    designs: DesignsView
    order: OrderView
    chapters: ChaptersView
    forms: FormsView
    saved: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class OmissionPage:
    """``editing/omission.html``: what leaving a chapter out does, before it is done."""

    code: str
    topic: TopicLinkView
    told: tuple[str, ...]
    reason: FieldView
