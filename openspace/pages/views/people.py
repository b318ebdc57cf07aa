"""Who is here, as facilitators see it, and the step before somebody is removed."""

from dataclasses import dataclass

from openspace.pages.views.parts import TopicLinkView


@dataclass(frozen=True, slots=True)
class WhereView:
    """``people/_where.html``: where somebody is. In a conversation about ``topic``, in a
    ``standing`` room, in the corridor when neither, or not ``here`` at all.
    """

    code: str
    person: str
    here: bool
    room: str = ""
    standing: str = ""
    topic: TopicLinkView | None = None


@dataclass(frozen=True, slots=True)
class GuestView:
    """A person in the list; ``hidden`` while something else is sought."""

    id: str
    name: str
    organisation: str
    where: WhereView
    facilitates: bool = False
    removed: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class PeopleListView:
    """``people/_guests.html``: everybody who came through the door, by name.

    ``words`` are what is sought, and come back after what is done to somebody.
    """

    code: str
    people: tuple[GuestView, ...]
    words: str = ""

    @property
    def found(self) -> bool:
        return any(not each.hidden for each in self.people)


@dataclass(frozen=True, slots=True)
class HeadcountView:
    """``people/_headcount.html``: how many are here of how many."""

    present: int
    registered: int


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """``people/page.html``."""

    guests: PeopleListView
    headcount: HeadcountView


@dataclass(frozen=True, slots=True)
class RemovalPage:
    """``people/removal.html``: what removing somebody does; ``waiting`` are the topics that will
    wait for a convener, ``shared`` those that others go on with. ``words`` were sought before.
    """

    code: str
    id: str
    name: str
    organisation: str
    waiting: tuple[TopicLinkView, ...] = ()
    shared: tuple[TopicLinkView, ...] = ()
    words: str = ""
