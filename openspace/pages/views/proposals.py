"""What one writes on a sheet: the form on the wall, and the same words on a topic's own page."""

from dataclasses import dataclass

from openspace.pages.views.agenda import SlotCountView
from openspace.pages.views.parts import GoalView, TopicLinkView


@dataclass(frozen=True, slots=True)
class WrongView:
    """Which field was refused, and the sentence that says why."""

    field: str
    sentence: str


NOTHING_WRONG = WrongView("", "")


@dataclass(frozen=True, slots=True)
class TagSetView:
    """Tags to choose from; ``field`` is what the form calls them, the challenges have no name."""

    field: str
    name: str
    tags: tuple[str, ...]
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsView:
    """``marketplace/words.html``: all there is to say about a topic, as it was typed.

    ``goals`` and the tags of ``sets`` are all there are; the chosen ones stand beside. ``links``
    has one line for every link a topic can have.
    """

    title: str = ""
    description: str = ""
    goals: tuple[GoalView, ...] = ()
    chosen_goals: tuple[int, ...] = ()
    sets: tuple[TagSetView, ...] = ()
    links: tuple[str, ...] = ("",)
    wrong: WrongView = NOTHING_WRONG

    @property
    def written(self) -> bool:
        """Whether anything stands under the title."""
        tagged = self.chosen_goals or any(each.chosen for each in self.sets)
        return bool(self.description or tagged or any(self.links))


@dataclass(frozen=True, slots=True)
class ProposeView:
    """``marketplace/_propose.html``: the sheet one writes on.

    ``slots`` are those one can take a place in, ``slot`` is the chosen one's id; ``together`` has
    a line for everyone who can be asked to convene it too. ``twin`` is the
    topic that has this title already, ``put_up`` the one that has just gone up. ``for_all`` when
    every topic gets a room.
    """

    code: str
    question: str
    convener: str
    organisation: str
    words: WordsView
    slots: tuple[SlotCountView, ...] = ()
    slot: str = ""
    together: tuple[str, ...] = ("",)
    twin: TopicLinkView | None = None
    put_up: TopicLinkView | None = None
    for_all: bool = True

    @property
    def opened(self) -> bool:
        """Whether more than a title was written, so that all of it is in sight."""
        return bool(self.slot) or any(self.together) or self.words.written
