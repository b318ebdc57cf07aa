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
    """A person in the list."""

    id: str
    name: str
    organisation: str
    where: WhereView
    facilitates: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class PeopleListView:
    """``people/_guests.html``: everybody who came through the door, by name."""

    code: str
    people: tuple[GuestView, ...]


@dataclass(frozen=True, slots=True)
class HeadcountView:
    """``people/_headcount.html``: how many are here of how many."""

    present: int
    registered: int


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """``people/page.html``; ``words`` is what is sought."""

    guests: PeopleListView
    headcount: HeadcountView
    words: str = ""


@dataclass(frozen=True, slots=True)
class RemovalPage:
    """``people/removal.html``: what removing somebody does; ``waiting`` are the topics that will
    wait for a convener, ``shared`` those that others go on with.
    """

    code: str
    id: str
    name: str
    organisation: str
    waiting: tuple[TopicLinkView, ...] = ()
    shared: tuple[TopicLinkView, ...] = ()
