"""A topic's chapter put into words.

The rule: what nobody gave is left out, never printed as an empty line; a topic without notes
gets a sentence of its own and every other honour.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from openspace.domain.additions import blocks
from openspace.domain.chapters import Added, Amended, Chapter, Convener, Distilled
from openspace.domain.counting import folded
from openspace.domain.notes import dates
from openspace.domain.proceedings import Proceedings, Round
from openspace.domain.standing import links_of
from openspace.workbook.goals import Goal
from openspace.workbook.illustrating import named, told
from openspace.workbook.manuscript import (
    AddedPart,
    ChapterPart,
    Fact,
    LinkPart,
    ReportPart,
    StepPart,
)
from openspace.workbook.rings import Palette
from openspace.workbook.tidy import address, tidied
from openspace.workbook.tongue import Tongue, region

SHORT = 58
HARD = "\u00a0"
"""A space where no line breaks."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What chapters of one book have in common."""

    proceedings: Proceedings
    tongue: Tongue
    palette: Palette
    goals: dict[int, Goal]

    @property
    def several_days(self) -> bool:
        """Whether a time of day alone would be ambiguous."""
        return len({slot.starts.astimezone(self.tongue.zone).date() for slot in self.slots}) > 1

    @property
    def slots(self) -> tuple[Round, ...]:
        """The rounds of the gathering."""
        return self.proceedings.slots

    def times(self, slot: Round) -> str:
        """When a round was, with its day where there are several."""
        span = self.tongue.span(slot.starts, slot.ends)
        return f"{self.tongue.weekday(slot.starts)} {span}" if self.several_days else span

    def round_title(self, slot: Round) -> str:
        """What a round is called."""
        return self.tongue.gettext("Round %(number)s") % {"number": slot.number}


def chapter_id(number: int) -> str:
    """The chapter's own name inside the book; links and bookmarks point at it."""
    return f"chapter-{number}"


def chapter_part(setting: Setting, chapter: Chapter) -> ChapterPart:
    """The chapter as it is printed."""
    language = chapter.language or setting.proceedings.language
    title = " ".join(chapter.title.split())
    pictures = named(setting.proceedings.images, chapter.notes)
    return ChapterPart(
        id=chapter_id(chapter.number),
        number=chapter.number,
        title=title,
        short=shortened(title),
        language=language,
        region=region(language),
        where=where(setting, chapter),
        place=_place(setting, chapter),
        goals=tuple(setting.goals[goal] for goal in chapter.sdgs if goal in setting.goals),
        challenges=chapter.challenges,
        facts=tuple(facts(setting.tongue, chapter)),
        ring=setting.palette.ring(chapter),
        description=paragraphs(chapter.description),
        notes=tidied(tuple(told(chapter.notes, setting.tongue, pictures))),
        days={due: setting.tongue.day(date.fromisoformat(due)) for due in dates(chapter.notes)},
        pictures=pictures,
        reports=tuple(report_part(setting, each) for each in chapter.reports),
        additions=tuple(added_part(setting.tongue, each) for each in chapter.additions),
        links=links(chapter),
        missing="" if chapter.reported else missing(setting, chapter),
        amended=tuple(amended_line(setting.tongue, each) for each in chapter.amended),
    )


def report_part(setting: Setting, report: Distilled) -> ReportPart:
    """What a conversation came to, as it is printed."""
    day = setting.tongue.day
    return ReportPart(
        summary=paragraphs(report.summary),
        agree=paragraphs(report.agree),
        differ=paragraphs(report.differ),
        steps=tuple(
            StepPart(each.what, each.who, day(each.by_when) if each.by_when else "")
            for each in report.steps
        ),
    )


def links(chapter: Chapter) -> tuple[LinkPart, ...]:
    """Everywhere that a chapter leads, once, so that it can be typed from paper too."""
    titles = {each.address: each.title for report in chapter.reports for each in report.links}
    return tuple(
        LinkPart(to, titles.get(each) or written(each), written(each) if titles.get(each) else "")
        for each in links_of(chapter)
        if (to := address(each))
    )


def written(address: str) -> str:
    """An address as it is written on paper: of mail, without what only a program reads."""
    kind, _, rest = address.partition(":")
    return unquote(rest.partition("?")[0]) if kind.casefold() == "mailto" else address


def added_part(tongue: Tongue, added: Added) -> AddedPart:
    """What somebody added, as it is printed."""
    who = added.name or tongue.gettext("Somebody")
    by = f"{who}, {tongue.day(added.at)}, {tongue.clock(added.at)}"
    return AddedPart(by, tidied(blocks(added.text)))


def amended_line(tongue: Tongue, amended: Amended) -> str:
    """Who amended what, and when."""
    who = amended.name or tongue.gettext("Somebody")
    what = tongue.gettext("the report" if amended.what == "report" else "the notes")
    return f"{who}: {what}, {tongue.day(amended.at)}, {tongue.clock(amended.at)}"


def where(setting: Setting, chapter: Chapter) -> str:
    """The line over the title: topic, round and hours, room."""
    _ = setting.tongue.gettext
    slot = _slot(setting, chapter)
    held = f"{setting.round_title(slot)}, {setting.times(slot)}" if slot else _("Not placed")
    parts = (_("Topic %(number)s") % {"number": chapter.number}, held, _place(setting, chapter))
    return " · ".join(part for part in parts if part)


def facts(tongue: Tongue, chapter: Chapter) -> list[Fact]:
    """The margin: who hosted, who was there, who was interested."""
    _ = tongue.gettext
    lines = [
        Fact(_("Came along"), tuple((f"{e.number}. {e.title}", "") for e in chapter.came_along)),
        Fact(_("Hosted by"), tuple(convener_line(tongue, c) for c in chapter.conveners)),
        Fact(_("Notes by"), tuple((name, "") for name in chapter.note_takers)),
        Fact(_("Present"), present(tongue, chapter)),
        Fact(_("Interest"), interest(tongue, chapter)),
    ]
    return [line for line in lines if line.values]


def convener_line(tongue: Tongue, convener: Convener) -> tuple[str, str]:
    """A name and where it is from; one who did not want to be named is a participant."""
    return convener.name or tongue.gettext(
        "A participant"
    ), convener.organisation or convener.sector


def present(tongue: Tongue, chapter: Chapter) -> tuple[tuple[str, str], ...]:
    """Those who agreed to be named, the number of the others, and their sectors together."""
    names = ", ".join(each.name for each in chapter.present)
    others = chapter.people - len(chapter.present)
    if not others:
        return ((names, mix(tongue, chapter)),) if names else ()
    if not names:
        alone = tongue.ngettext("%(number)s person", "%(number)s people", others)
        return ((alone, mix(tongue, chapter)),)
    more = tongue.ngettext("and %(number)s other", "and %(number)s others", others)
    return ((f"{names} {more.replace(' ', HARD)}", mix(tongue, chapter)),)


def mix(tongue: Tongue, chapter: Chapter) -> str:
    """The sectors in the room, small groups together; nothing where all are folded."""
    shown, rest = folded(chapter.sectors)
    rest += chapter.people - sum(count for _, count in chapter.sectors)
    said = [f"{count} {name}" for name, count in shown]
    if said and rest:
        said.append(
            tongue.ngettext("%(number)s from another sector", "%(number)s from other sectors", rest)
        )
    return ", ".join(said)


def interest(tongue: Tongue, chapter: Chapter) -> tuple[tuple[str, str], ...]:
    """How many marked the topic."""
    if not chapter.votes:
        return ()
    return ((tongue.ngettext("%(number)s mark", "%(number)s marks", chapter.votes), ""),)


def missing(setting: Setting, chapter: Chapter) -> str:
    """Why there are no notes, and what one who was there can do."""
    _ = setting.tongue.gettext
    email = setting.proceedings.contact_email
    if _slot(setting, chapter) is None:
        return _("The topic was never given a room. It is as valid as the others.")
    if setting.proceedings.edition == "live":
        return _("Nothing has been written yet. The topic is as valid as the others.")
    sentence = _("Nobody wrote anything down. The topic is as valid as the others.")
    ask = _("Were you there? Write to %(email)s.") % {"email": email} if email else ""
    return f"{sentence} {ask}".strip()


def shortened(title: str) -> str:
    """The title for a running head: cut at a word, or anywhere if it has none."""
    if len(title) <= SHORT:
        return title
    cut = title[:SHORT].rsplit(" ", 1)[0].rstrip(" –-,:?.")
    return f"{cut} …"


def paragraphs(text: str) -> tuple[str, ...]:
    """A text field's paragraphs; empty lines are left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _slot(setting: Setting, chapter: Chapter) -> Round | None:
    return next((slot for slot in setting.slots if slot.id == chapter.slot), None)


def _place(setting: Setting, chapter: Chapter) -> str:
    names = (p.name for p in setting.proceedings.places if p.id == chapter.place)
    return next(names, "")
