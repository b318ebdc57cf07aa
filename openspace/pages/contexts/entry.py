"""The pages one meets first."""

from markupsafe import Markup

from openspace.domain.editing import window_day
from openspace.domain.participants import Introduction, Participant
from openspace.domain.refusal import Refusal
from openspace.domain.timetable import Phase
from openspace.notes.invitation import to_html
from openspace.pages.contexts.closing import reflections_view
from openspace.pages.contexts.parts import stretch_at, the_day
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.entry import (
    AboutPage,
    DoorPage,
    FilmView,
    HomePage,
    NowView,
    TimetableView,
)
from openspace.pages.views.parts import FieldView
from openspace.store import participants

BEFOREHAND = (Phase.INVITED, Phase.TEST_ROOM)
FIELDS = {
    "name_blank": "name",
    "name_too_long": "name",
    "organisation_too_long": "organisation",
    "sector_missing": "sector",
}


def invitation(now: Snapshot) -> Markup:
    """The organisers' invitation, which may be Markdown, as safe HTML."""
    return Markup(to_html(now.gathering.invitation))  # noqa: S704  cleaned by a sanitiser


def door_page(
    now: Snapshot,
    typed: Introduction | None = None,
    refusal: Refusal | None = None,
    sentence: str = "",
    key: str = "",
) -> DoorPage:
    """The door, with what was typed and what to say about it; ``key`` will open it again."""
    gathering = now.gathering
    typed = typed or Introduction(named_in_reports=False)
    wrong = FIELDS.get(refusal.code, "name") if refusal else ""

    def field(name: str, value: str) -> FieldView:
        return FieldView(value, sentence if wrong == name else "")

    day = [each for each in gathering.timetable.stretches if each.phase not in BEFOREHAND]
    last = gathering.timetable.stretches[-1]
    return DoorPage(
        day=gathering.date,
        starts=now.local(day[0].starts),
        ends=now.local(last.starts),
        registered=participants.count(now.tx, now.code),
        sectors=gathering.sectors,
        name=field("name", typed.name),
        organisation=field("organisation", typed.organisation),
        sector=field("sector", typed.sector),
        named_in_reports=typed.named_in_reports,
        listed=typed.listed,
        invitation=invitation(now),
        key=key,
    )


def now_view(now: Snapshot) -> NowView:
    """What is on."""
    position = now.gathering.timetable.position
    opened = stretch_at(now, position)
    if opened is None:
        raise LookupError(position)
    return NowView(now.code, opened, stretch_at(now, position + 1), window_day(now.make_up))


def timetable_view(now: Snapshot) -> TimetableView:
    """The day."""
    return TimetableView(*the_day(now))


def home_page(now: Snapshot, who: Participant) -> HomePage:
    """The home of the gathering."""
    return HomePage(
        name=who.name.split()[0],
        now=now_view(now),
        timetable=timetable_view(now),
        films=tuple(
            FilmView(film.title, film.minutes, film.address) for film in now.gathering.films
        ),
        invitation=invitation(now),
        reflections=reflections_view(now),
    )


def about_page(now: Snapshot) -> AboutPage:
    """What this is about."""
    gathering = now.gathering
    return AboutPage(invitation(now), gathering.question)
