"""The pages one meets first."""

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

from openspace.domain.editing import window_day
from openspace.domain.editions import was_sealed
from openspace.domain.gathering import Gathering
from openspace.domain.participants import Introduction, Participant, lacking
from openspace.domain.refusal import Refusal
from openspace.domain.registration import email_of
from openspace.domain.timetable import Phase
from openspace.notes.invitation import to_html
from openspace.pages.contexts.closing import reflections_view
from openspace.pages.contexts.foyer import here_view, tables_view
from openspace.pages.contexts.hall import wanted_view
from openspace.pages.contexts.parts import stretch_at, stretch_view, the_day
from openspace.pages.contexts.retention import kept_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.entry import (
    AboutPage,
    DoorPage,
    FaceView,
    FilmView,
    HomePage,
    NowView,
    PictureView,
    TimetableView,
)
from openspace.pages.views.parts import FieldView, LinkView
from openspace.store import participants

BEFOREHAND = (Phase.INVITED, Phase.TEST_ROOM)
FIELDS = {
    "name_blank": "name",
    "name_too_long": "name",
    "organisation_too_long": "organisation",
    "sector_missing": "sector",
    "email_strange": "email",
    "registered_already": "email",
    "address_too_often": "email",
}
"""At which field what is said; in the order of the form."""
NOTHING_WRONG: Mapping[str, str] = MappingProxyType({})


def invitation(now: Snapshot) -> Markup:
    """The organisers' invitation, which may be Markdown, as safe HTML."""
    return _safe(now.gathering.invitation)


def _safe(text: str) -> Markup:
    return Markup(to_html(text))  # noqa: S704  cleaned by a sanitiser


def face_view(now: Snapshot) -> FaceView:
    """The invitation, as whoever is invited reads it."""
    of = now.gathering
    day = [each for each in of.timetable.day if each.phase not in BEFOREHAND]
    return FaceView(
        code=of.code,
        title=of.title,
        theme=of.theme,
        question=of.question,
        starts=now.local(day[0].starts),
        ends=now.local(of.timetable.book.starts),
        stretches=tuple(stretch_view(now, each) for each in day),
        invitation=invitation(now),
        method=_safe(of.method),
        films=film_views(now),
        materials=material_views(now),
        logos=tuple(PictureView(f"/g/{of.code}/logos/{each.file}", each.alt) for each in of.logos),
        calendar=f"/g/{of.code}/agenda.ics" if of.visibility == "open" else "",
        kept_days=of.kept_days,
    )


def film_views(now: Snapshot) -> tuple[FilmView, ...]:
    """What can be watched beforehand."""
    return tuple(
        FilmView(film.title, film.minutes, film.address, film.captions)
        for film in now.gathering.films
    )


def material_views(now: Snapshot) -> tuple[LinkView, ...]:
    """What can be read beforehand."""
    return tuple(
        LinkView(each.address, each.title or each.address) for each in now.gathering.materials
    )


def door_page(
    now: Snapshot,
    typed: Introduction | None = None,
    wrong: Mapping[str, str] = NOTHING_WRONG,
    key: str = "",
) -> DoorPage:
    """The door, with what was typed and what is wrong where; ``key`` will open it again."""
    gathering = now.gathering
    typed = typed or Introduction(named_in_reports=False)

    def field(name: str, value: str) -> FieldView:
        return FieldView(value, wrong.get(name, ""))

    day = [each for each in gathering.timetable.day if each.phase not in BEFOREHAND]
    return DoorPage(
        day=gathering.date,
        starts=now.local(day[0].starts),
        ends=now.local(gathering.timetable.book.starts),
        registered=participants.count(now.tx, now.code),
        sectors=gathering.sectors,
        name=field("name", typed.name),
        organisation=field("organisation", typed.organisation),
        sector=field("sector", typed.sector),
        email=field("email", typed.email),
        named_in_reports=typed.named_in_reports,
        listed=typed.listed,
        asked=gathering.consents,
        face=face_view(now),
        key=key,
        over=gathering.timetable.now.phase is Phase.ERASED,
        first=next((each for each in dict.fromkeys(FIELDS.values()) if each in wrong), ""),
    )


def all_wrong(gathering: Gathering, typed: Introduction, refusal: Refusal) -> Mapping[str, Refusal]:
    """What is to be said at which field: this refusal, and all else that its form lacks."""
    every = [refusal]
    if refusal.code in FIELDS:
        email = email_of(typed.email) if gathering.registration.asks_email else ""
        every += [*lacking(gathering, typed), *((email,) if isinstance(email, Refusal) else ())]
    wrong: dict[str, Refusal] = {}
    for each in every:
        wrong.setdefault(FIELDS.get(each.code, "name"), each)
    return wrong


def now_view(now: Snapshot) -> NowView:
    """What is on."""
    position = now.gathering.timetable.position
    opened = stretch_at(now, position)
    if opened is None:
        raise LookupError(position)
    following, until = stretch_at(now, position + 1), window_day(now.make_up)
    return NowView(now.code, opened, following, until, was_sealed(now.editions))


def at_home(now: Snapshot) -> Mapping[str, NowView]:
    """What a push brings home: what is on, and what to do."""
    view = now_view(now)
    return {"now": view, "to_do": view}


def timetable_view(now: Snapshot) -> TimetableView:
    """The day."""
    return TimetableView(*the_day(now))


def home_page(now: Snapshot, who: Participant) -> HomePage:
    """The home of the gathering."""
    return HomePage(
        name=who.name.split()[0],
        now=now_view(now),
        timetable=timetable_view(now),
        films=film_views(now),
        invitation=invitation(now),
        reflections=reflections_view(now),
        here=here_view(now),
        tables=tables_view(now),
        wanted=wanted_view(now),
        materials=material_views(now),
    )


def about_page(now: Snapshot) -> AboutPage:
    """What this is about."""
    gathering = now.gathering
    method = _safe(gathering.method)
    return AboutPage(invitation(now), gathering.question, kept_view(now), method)
