"""What is asked of the wall: which topics, in which order, and the ways to ask for others."""

from dataclasses import dataclass

from openspace.pages.views.parts import GoalView


@dataclass(frozen=True, slots=True)
class ChipView:
    """A way to another look at the same wall. ``kind`` names it, ``address`` is a query."""

    kind: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A tag, goal or sector that topics can be chosen by; of a goal there is no text."""

    value: str
    text: str
    chosen: bool = False
    goal: GoalView | None = None


@dataclass(frozen=True, slots=True)
class ChoicesView:
    """What can be chosen of one kind; ``field`` is what the form calls it."""

    field: str
    name: str
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class ChosenView:
    """Something that narrows the wall now; ``address`` is the query without it."""

    choice: ChoiceView
    address: str


@dataclass(frozen=True, slots=True)
class FiltersView:
    """``marketplace/filters.html``. ``query`` says what is asked for,
    ``clear`` asks for the same without tags and words, ``wants`` the marks of the
    slips that belong here: one of every group, groups apart by a bar.
    """

    code: str
    words: str
    shows: tuple[ChipView, ...]
    orders: tuple[ChipView, ...]
    sets: tuple[ChoicesView, ...]
    chosen: tuple[ChosenView, ...] = ()
    query: str = ""
    clear: str = ""
    wants: str = ""

    @property
    def show(self) -> str:
        """Which of all, mine and loose is asked for."""
        return next(each.kind for each in self.shows if each.current)

    @property
    def order(self) -> str:
        """In which order."""
        return next(each.kind for each in self.orders if each.current)

    @property
    def bare(self) -> bool:
        """Whether everything is asked for."""
        return self.show == "all" and not (self.chosen or self.words)
