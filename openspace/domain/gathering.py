"""The gathering: the invitation's question and frame, as the organisers set it up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from openspace.domain.facts.marketplace import Link
from openspace.domain.timetable import Timetable

Visibility = Literal["open", "invited"]
PlacingRule = Literal["open space", "unconference"]
Tallies = Literal["shown", "hidden"]
CallsRule = Literal["automatic", "link", "jitsi", "built-in", "sfu", "none"]
Entrance = Literal["guests", "both", "organisation"]
ENTRANCES: tuple[Entrance, ...] = ("guests", "both", "organisation")
"""Who comes in without a link: by writing their name, by signing in where they work, or both."""
Consent = Literal["named_in_reports", "listed"]
CONSENTS: tuple[Consent, ...] = ("named_in_reports", "listed")
"""What people can be asked at the door to agree to."""
KEPT_DAYS = 90
REMINDED_DAYS = 3


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask for help; stands on every page."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Film:
    """Something to watch beforehand; ``address`` is empty while it is only announced."""

    title: str
    minutes: int
    address: str = ""
    captions: bool = False


@dataclass(frozen=True, slots=True)
class Logo:
    """An organiser's logo: the picture that the gathering keeps, and what it shows."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class TagSet:
    """Tags of the organiser's own, such as professions; a tag is in one set only."""

    name: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Registration:
    """How one registers: until when, for how many seats, and what is told of it.

    ``told``: deadline and seats left stand on the public page. ``asks_email``: people may leave an
    address. ``shared``: a link or code that many have lets in, where one must be invited.
    """

    closes: datetime | None = None
    seats: int | None = None
    told: bool = True
    asks_email: bool = False
    shared: bool = True


FREELY = Registration()


@dataclass(frozen=True, slots=True)
class Gathering:
    """One open space. ``language`` is a tag such as ``nb``, ``time_zone`` an IANA name.

    ``tallies`` hidden: how many marked a topic is told to nobody but the facilitators until the
    marketplace closes. ``names_zone``: everyone is told whose clock the times are of, because the
    organisers wrote some on another. ``links`` are the addresses of calls by standing room.
    ``note_template`` is Markdown. ``method`` is what the organisers say of it themselves,
    ``consents`` what people are asked at the door, ``kept_days`` how many days after the closing
    personal data are kept; ``contacts_days`` the same of contact cards and addresses, 0 as long.
    ``reminded_days`` is how long before its day who owns an action is written to.
    ``entrance`` is how one comes in (``signing_in``). ``tables`` are the foyer's, by name;
    one without has but its number.
    """

    code: str
    title: str
    theme: str
    question: str
    language: str
    time_zone: str
    date: date
    timetable: Timetable
    visibility: Visibility = "open"
    placing_rule: PlacingRule = "open space"
    licence: str = "CC BY 4.0"
    invitation: str = ""
    contact: Contact = field(default_factory=Contact)
    sectors: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    sdgs: tuple[int, ...] = ()
    highlighted_sdg: int | None = None
    films: tuple[Film, ...] = ()
    tag_sets: tuple[TagSet, ...] = ()
    tallies: Tallies = "shown"
    names_zone: bool = False
    calls: CallsRule = "automatic"
    links: Mapping[str, str] = field(default_factory=dict)
    note_template: str = ""
    method: str = ""
    materials: tuple[Link, ...] = ()
    logos: tuple[Logo, ...] = ()
    consents: tuple[Consent, ...] = CONSENTS
    kept_days: int = KEPT_DAYS
    entrance: Entrance = "guests"
    contacts_days: int = 0
    tables: tuple[str, ...] = ("", "", "")
    registration: Registration = FREELY
    reminded_days: int = REMINDED_DAYS
