"""Proceedings put into words: one manuscript in one language, for every format.

The rule: what is empty stays empty here, and a design leaves it out.
"""

from datetime import UTC
from math import ceil
from typing import Any

from openspace.domain.chapters import Chapter
from openspace.domain.counting import folded, shares
from openspace.domain.proceedings import GridRow, Proceedings, RoundChapters, by_round, by_sdg, grid
from openspace.domain.standing import in_order
from openspace.notes.plain_text import to_text
from openspace.workbook import colophon
from openspace.workbook.alphabet import alphabetical
from openspace.workbook.chapters import (
    Setting,
    chapter_id,
    chapter_part,
    paragraphs,
    shortened,
)
from openspace.workbook.design import Design, design
from openspace.workbook.figures import movement
from openspace.workbook.goals import goals
from openspace.workbook.indexes import indexes
from openspace.workbook.manuscript import (
    Cell,
    ChapterPart,
    GoalLine,
    GridLine,
    Manuscript,
    RoundPart,
    Row,
    SectorLine,
)
from openspace.workbook.outcomes import outcome_parts
from openspace.workbook.rings import FOLD, cover, palette
from openspace.workbook.tongue import Tongue, region, tongue
from openspace.workbook.words import phases, principles, words

DOTS_IN_A_ROW = 24


def compose(proceedings: Proceedings, language: str | None = None) -> Manuscript:
    """The whole book, in the gathering's language unless another is asked for."""
    spoken = tongue(language or proceedings.language, proceedings.time_zone)
    _ = spoken.gettext
    setting = Setting(proceedings, spoken, palette(proceedings), goals(_))
    parts = tuple(_round(setting, part) for part in in_order(proceedings))
    sectors = _sectors(setting)
    unit = max(1, ceil(max((line.people for line in sectors), default=0) / DOTS_IN_A_ROW))
    return Manuscript(
        **_titled(proceedings, spoken, design(proceedings.design)),
        words=words(_, over=proceedings.edition != "live"),
        foreword=paragraphs(proceedings.foreword),
        invitation=paragraphs(to_text(proceedings.invitation)),
        principles=principles(_),
        programme=_programme(setting),
        lead=" ".join(filter(None, (_lead(setting), left_out(setting)))),
        left_out=left_out(setting),
        sectors=sectors,
        sectors_alt=_sectors_alt(setting, sectors),
        sectors_note=_dot_note(spoken, unit),
        **_about(setting),
        movement=movement(setting),
        indexes=indexes(setting),
        ring_note=_ring_note(spoken, setting.palette.unit),
        dot_unit=unit,
        grid_head=_grid_head(setting),
        grid=_grid(setting),
        grid_lead=_("Rooms down, rounds across."),
        rounds=parts,
        participants=_participants(setting),
        participants_lead=_participants_lead(setting),
        method=colophon.method(proceedings, spoken),
        citation=colophon.citation(proceedings, spoken),
        cover=cover(by_round(proceedings)),
        outcomes=outcome_parts(proceedings, spoken),
    )


def _titled(proceedings: Proceedings, spoken: Tongue, look: Design) -> dict[str, Any]:
    """What stands on the cover and in every head and foot."""
    return {
        "design": look.name,
        "code": proceedings.code,
        "language": spoken.language,
        "region": spoken.region,
        "written_in": proceedings.language,
        "written_region": region(proceedings.language),
        "document_title": f"{proceedings.title} – {spoken.gettext('Workbook')}",
        "title": proceedings.title,
        "short": shortened(proceedings.title),
        "theme": proceedings.theme,
        "question": proceedings.question,
        "date": spoken.day(proceedings.date),
        "edition": colophon.edition(proceedings, spoken),
        "pressed": proceedings.pressed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "licence": proceedings.licence,
        "contact_name": proceedings.contact_name,
        "contact_email": proceedings.contact_email,
        "publisher": look.owner or proceedings.contact_name,
        "arms": (look.logo_alt or spoken.gettext("Coat of arms")) if look.logo else "",
        "arms_source": "",
    }


def _round(setting: Setting, part: RoundChapters) -> RoundPart:
    spoken, slot = setting.tongue, part.slot
    several = len(part.chapters)
    talks = spoken.ngettext("%(number)s conversation", "%(number)s conversations", several)
    topics = spoken.ngettext("%(number)s topic", "%(number)s topics", several)
    if part.mixed:
        return RoundPart(0, spoken.gettext("The chapters"), "", topics, _chapters(setting, part))
    return RoundPart(
        index=setting.slots.index(slot) + 1 if slot else 0,
        title=setting.round_title(slot) if slot else spoken.gettext("Not placed"),
        times=setting.times(slot) if slot else "",
        summary=talks if slot else topics,
        chapters=_chapters(setting, part),
    )


def _chapters(setting: Setting, part: RoundChapters) -> tuple[ChapterPart, ...]:
    return tuple(chapter_part(setting, chapter) for chapter in part.chapters)


def left_out(setting: Setting) -> str:
    """How many chapters do not stand in the book (ET5); nothing where all do."""
    count = setting.proceedings.left_out
    said = setting.tongue.ngettext(
        "%(number)s topic is left out, as its conveners or the organisers wished.",
        "%(number)s topics are left out, as their conveners or the organisers wished.",
        count,
    )
    return said if count else ""


def _programme(setting: Setting) -> tuple[Row, ...]:
    named = phases(setting.tongue.gettext)
    return tuple(
        (
            setting.tongue.span(entry.starts, entry.ends),
            named[entry.kind] % {"number": entry.number},
        )
        for entry in setting.proceedings.programme
        if entry.kind in named
    )


def _lead(setting: Setting) -> str:
    spoken, book = setting.tongue, setting.proceedings
    reports = sum(chapter.reported for chapter in book.chapters)
    said = (
        spoken.ngettext("%(number)s person", "%(number)s people", book.people)
        if book.people
        else "",
        _topics(spoken, len(book.chapters)),
        _reports(spoken, reports, len(book.chapters)),
    )
    line = ", ".join(part for part in said if part)
    return f"{line[:1].upper()}{line[1:]}."


def _topics(spoken: Tongue, number: int) -> str:
    said = spoken.ngettext("%(number)s topic", "%(number)s topics", number)
    return said if number else spoken.gettext("no topics")


def _reports(spoken: Tongue, number: int, topics: int) -> str:
    """How many reports there are; where there are no topics, nobody asks."""
    if not topics:
        return ""
    said = spoken.ngettext("%(number)s report", "%(number)s reports", number)
    return said if number else spoken.gettext("no reports")


def _sectors(setting: Setting) -> tuple[SectorLine, ...]:
    shown, rest = folded(setting.proceedings.sectors)
    others = setting.tongue.gettext("Others")
    lines = [(name, count, setting.palette.tone(name)) for name, count in shown]
    lines += [(others, rest, FOLD)] if rest else []
    parts = shares([count for _, count, _ in lines])
    return tuple(
        SectorLine(name[:1].upper() + name[1:], count, share, tone)
        for (name, count, tone), share in zip(lines, parts, strict=True)
    )


def _sectors_alt(setting: Setting, sectors: tuple[SectorLine, ...]) -> str:
    said = "; ".join(f"{line.name}: {line.people}" for line in sectors)
    title = setting.tongue.gettext("Participants by sector.")
    return f"{title} {said}."


def _dot_note(spoken: Tongue, unit: int) -> str:
    if unit == 1:
        return spoken.gettext("Participants by sector. One dot is one person.")
    return spoken.gettext("Participants by sector. One dot is up to %(number)s people.") % {
        "number": unit
    }


def _ring_note(spoken: Tongue, unit: int) -> str:
    ring = spoken.gettext("Each ring is a conversation; its dots are those who were there.")
    several = spoken.gettext("One dot is up to %(number)s people.") % {"number": unit}
    small = spoken.gettext("Sectors with fewer than five in a room are drawn together.")
    return " ".join((ring, small) if unit == 1 else (ring, several, small))


def _about(setting: Setting) -> dict[str, Any]:
    """What the conversations were about: the goals, their drawing, and what is said of it."""
    _ = setting.tongue.gettext
    return {
        "goals": _goals(setting),
        "goals_note": _("The numbers are the topics’, as they stood on the wall."),
        "goals_caption": _("Topics by goal. Each box is a topic with its number."),
        "goals_alt": _goals_alt(setting),
    }


def _goals(setting: Setting) -> tuple[GoalLine, ...]:
    carried = by_sdg(setting.proceedings.chapters)
    if not any(carried.values()):
        return ()
    return tuple(
        GoalLine(setting.goals[number], number == setting.proceedings.highlight, topics)
        for number, topics in carried.items()
    )


def _goals_alt(setting: Setting) -> str:
    carried = by_sdg(setting.proceedings.chapters)
    said = "; ".join(
        f"{number} {setting.goals[number].name}: {', '.join(map(str, topics))}"
        for number, topics in carried.items()
        if topics
    )
    return f"{setting.tongue.gettext('Topics by goal')}. {said}." if said else ""


def _grid_head(setting: Setting) -> Row:
    rounds = (f"{setting.round_title(slot)}, {setting.times(slot)}" for slot in setting.slots)
    return (setting.tongue.gettext("Room"), *rounds)


def _grid(setting: Setting) -> tuple[GridLine, ...]:
    def cell(chapter: Chapter | None) -> Cell | None:
        if chapter is None:
            return None
        language = chapter.language or setting.proceedings.language
        title = " ".join(chapter.title.split())
        ring = setting.palette.ring(chapter)
        return Cell(
            chapter_id(chapter.number), chapter.number, title, language, region(language), ring
        )

    return tuple(
        GridLine(row.place.name, tuple(map(cell, row.cells)), _empty(setting, row))
        for row in grid(setting.proceedings)
    )


def _empty(setting: Setting, row: GridRow) -> Row:
    """What stands where no topic does; one that is left out was there, and is not told (ET5)."""
    _, left_out = setting.tongue.gettext, setting.proceedings.left_out_at
    away, free = _("A conversation that is left out"), _("Free")
    said = (away if (slot.id, row.place.id) in left_out else free for slot in setting.slots)
    return tuple("" if cell else each for each, cell in zip(said, row.cells, strict=True))


def _participants(setting: Setting) -> tuple[Row, ...]:
    place = alphabetical(setting.tongue.language)
    listed = sorted(setting.proceedings.participants, key=lambda each: place(each.name))
    return tuple((each.name, each.organisation) for each in listed)


def _participants_lead(setting: Setting) -> str:
    book, listed = setting.proceedings, len(setting.proceedings.participants)
    if not listed:
        return ""
    sentence = setting.tongue.gettext("%(listed)s of %(people)s agreed to stand in the list.")
    return sentence % {"listed": listed, "people": max(book.people, listed)}
