"""Letters about what somebody has taken on: a report, a chapter, an action; and about the book.

As in ``letters``: the gathering, whom it is for, the link from outside and its ``Occasion``.
"""

from collections.abc import Callable
from datetime import date

from babel.dates import format_date

from openspace.domain.gathering import Gathering
from openspace.domain.letters import Letter
from openspace.post.paper import (
    MOMENTS,
    Addressee,
    Occasion,
    Words,
    language_of,
    letter,
    speaker,
)

Topic = tuple[int, str]
"""A topic's number and title."""
DAYS = {"nb": "d. MMMM y", "en": "d MMMM y"}


def report_missing(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, topic: Topic
) -> Letter:
    """The round is over, and nothing is written yet of what one convened."""
    say, told = speaker(gathering, whom), _told(gathering, topic)
    before = (
        say("Your conversation is over, and nothing of it is written yet: “%(number)s. %(title)s”")
        % told,
        say(
            "A few sentences are enough: what was said, and what comes next. Five minutes will do."
        ),
    )
    subject = say("Your report: %(title)s") % told
    words = Words(
        subject, before, link, say("Write the report"), (_sign_in_first(gathering, say, link),)
    )
    return letter("report", gathering, whom, words, when)


def chapter_open(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, topic: Topic
) -> Letter:
    """The book is being made, and one can mend the chapter that is one's own."""
    say, told = speaker(gathering, whom), _told(gathering, topic)
    before = (
        say("The book is being made. Thank you for convening “%(number)s. %(title)s”.") % told,
        say("Now you can read your chapter, and mend and add to it until the book is sealed."),
    )
    subject = say("Your chapter in the book: %(title)s") % told
    words = Words(
        subject, before, link, say("Read my chapter"), (_sign_in_first(gathering, say, link),)
    )
    return letter("chapter", gathering, whom, words, when)


def chapter_reminder(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, topic: Topic
) -> Letter:
    """Those who make the book ask for what is missing in a chapter."""
    say, told = speaker(gathering, whom), _told(gathering, topic)
    before = (
        say("Those who make the book ask you to look at your chapter: “%(number)s. %(title)s”.")
        % told,
        say("Something is missing in it. A few sentences are enough."),
    )
    subject = say("Your chapter in the book: %(title)s") % told
    words = Words(
        subject, before, link, say("Read my chapter"), (_sign_in_first(gathering, say, link),)
    )
    return letter("chapter", gathering, whom, words, when)


def action_due(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, action: Topic, due: date
) -> Letter:
    """What one took on is to be done by a day that is near, or has come."""
    say = speaker(gathering, whom)
    told = {**_told(gathering, action), "day": _day(gathering, whom, due)}
    before = (
        say("You took this on: “%(number)s. %(title)s”.") % told,
        say("It is to be done by %(day)s. How far is it?") % told,
    )
    subject = say("To be done by %(day)s: %(title)s") % told
    after = (say("Say it in a line, or that it is given up. Both help the others."),)
    words = Words(
        subject,
        before,
        link,
        say("Say how far it is"),
        (*after, _sign_in_first(gathering, say, link)),
    )
    return letter("action", gathering, whom, words, when)


def edition_published(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, number: int
) -> Letter:
    """The book is there, for whoever has its link."""
    say, told = speaker(gathering, whom), {"title": gathering.title, "number": number}
    before = (
        say("The book of %(title)s is there, in edition %(number)s.") % told,
        say("You can read it, take it with you, and give the link to anybody."),
    )
    subject = say("The book is there: %(title)s") % told
    words = Words(subject, before, link, say("Open the book"))
    return letter("edition", gathering, whom, words, when)


def erasing_near(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, what: str, last_day: date
) -> Letter:
    """``what`` is erased soon: ``contacts`` or ``everything``; at ``link`` all is taken out."""
    say = speaker(gathering, whom)
    told = {"title": gathering.title, "day": _day(gathering, whom, last_day)}
    gone = (
        say(
            "Then go: everybody’s names, organisations, contact cards and addresses, invitations,"
            " letters, and the draft of the book. Nobody is known by a link any more, you neither."
        )
        if what == "everything"
        else say(
            "Then go: contact cards, who was given them, and mail addresses, this one too. All else"
            " is kept longer."
        )
    )
    before = (
        say("%(title)s keeps what it promised: to and including %(day)s, and not a day longer.")
        % told,
        gone,
        say("What was written, marked and counted stays, and so do sealed editions of the book."),
        say("Seal the book, and take everything out that you want to keep, as a file:"),
    )
    after = (
        say("At the desk it also says how to have it done on another day."),
        _sign_in_first(gathering, say, link),
    )
    subject = say("Personal data are erased after %(day)s: %(title)s") % told
    words = Words(subject, before, link, say("Take everything out"), after)
    return letter("erasing", gathering, whom, words, when)


def _told(gathering: Gathering, about: Topic) -> dict[str, object]:
    return {"gathering": gathering.title, "number": about[0], "title": about[1]}


def _day(gathering: Gathering, whom: Addressee, day: date) -> str:
    language = language_of(gathering, whom)
    known = language if language in MOMENTS else "en"
    return format_date(day, DAYS[known], locale=known)


def _sign_in_first(gathering: Gathering, say: Callable[[str], str], link: str) -> str:
    here = f"/g/{gathering.code}"
    told = {"signin": f"{link.partition(here)[0]}{here}/mailed-link"}
    return say("On another phone or computer, come in with this address first: %(signin)s") % told
