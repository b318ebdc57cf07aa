"""A room: what it is about, who is in it, and the other rooms."""

from dataclasses import dataclass

from openspace.domain.agenda import Breakout
from openspace.domain.foyer import name_of
from openspace.domain.notes import SCHEMA, Block
from openspace.domain.permissions import Caller
from openspace.domain.rooms import TABLES, Standing
from openspace.notes.reading import from_markdown
from openspace.pages.contexts.calls import call_view
from openspace.pages.contexts.foyer import tables_view
from openspace.pages.contexts.hall import others_view
from openspace.pages.contexts.note_history import lately_view
from openspace.pages.contexts.parts import convener_of, slot_of
from openspace.pages.contexts.reports import NOTHING, Unwritten, form_view, may_write, report_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.breakouts import (
    NO_PICTURE,
    BreakoutPage,
    HeadingView,
    PeopleView,
    PersonView,
    PictureView,
    StandingPage,
)
from openspace.pages.views.contacts import GiveView
from openspace.store.snapshots import generation


@dataclass(frozen=True, slots=True)
class NoteView:
    """``breakouts/_note.html``: where the editor connects, and what is written already."""

    code: str
    breakout: str
    schema: int
    person: str
    name: str
    blocks: tuple[Block, ...]
    generation: int = 1
    picture: PictureView = NO_PICTURE


def heading_view(now: Snapshot, breakout: Breakout) -> HeadingView:
    """What the room is about."""
    topic = breakout.topic
    slot, place = slot_of(now, breakout.id)
    convener, organisation = convener_of(topic)
    hung = now.placed.get(breakout.id)
    where = now.agenda.place(hung.place) if hung else None
    return HeadingView(
        code=now.code,
        breakout=breakout.id,
        topic=topic.id,
        number=topic.number,
        title=topic.title,
        convener=convener,
        organisation=organisation,
        slot=slot,
        place=place,
        room=where.room if where else "",
        language=topic.language,
    )


def people_view(now: Snapshot, room: str) -> PeopleView:
    """Who is in a room: those by name who agreed to it, the others counted."""
    inside = now.inside(room)
    breakout = now.breakouts.get(room)
    hosts = {each.participant for each in breakout.topic.conveners} if breakout else set()
    hands = {each.participant: at for at, each in enumerate(now.hands(room), 1)}
    writes = now.note_taker(room)
    named = sorted(
        (each for each in inside if each.named_in_reports),
        key=lambda each: (each.id not in hosts, each.id != writes, each.name.casefold()),
    )
    return PeopleView(
        room,
        len(inside),
        tuple(
            PersonView(
                each.id,
                each.name,
                each.organisation,
                GiveView(now.code, each.id, each.name),
                "host" if each.id in hosts else "",
                takes_notes=each.id == writes,
                hand=hands.get(each.id, 0),
            )
            for each in named
        ),
    )


def note_view(
    now: Snapshot, caller: Caller, breakout: Breakout, picture: PictureView = NO_PICTURE
) -> NoteView:
    """The room's note, with a ``picture`` that was refused."""
    me = now.people[caller.person]
    said, made = now.shown(breakout.id), generation(now.tx, breakout.id)
    if breakout.id not in now.notes:
        said = from_markdown(now.gathering.note_template)
    return NoteView(now.code, breakout.id, SCHEMA, me.id, me.name, said, made, picture)


def breakout_page(
    now: Snapshot,
    caller: Caller,
    breakout: Breakout,
    talk: object,
    unwritten: Unwritten = NOTHING,
    picture: PictureView = NO_PICTURE,
) -> BreakoutPage:
    """The page of a room, with what was ``unwritten`` of its report, or a ``picture`` refused."""
    writes = may_write(now, caller, breakout)
    return BreakoutPage(
        heading=heading_view(now, breakout),
        people=people_view(now, breakout.id),
        others=others_view(now),
        talk=talk,
        note=note_view(now, caller, breakout, picture),
        lately=lately_view(now, breakout.id),
        call=call_view(now, breakout.id),
        report=report_view(now, breakout.id, breakout.topic.language),
        report_form=form_view(now, breakout.id, unwritten) if writes else None,
    )


def standing_page(now: Snapshot, room: Standing, talk: object) -> StandingPage:
    """The page of a standing room."""
    return StandingPage(
        code=now.code,
        room=room,
        people=people_view(now, room),
        others=others_view(now),
        talk=talk,
        call=call_view(now, room),
        name=name_of(now.gathering.tables, room),
        tables=tables_view(now) if room in TABLES else None,
    )
