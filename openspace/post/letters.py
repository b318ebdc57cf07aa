"""Letters about coming: invitations and what follows them, and links to come in again.

Every one of them takes the gathering, whom it is for, the link in it from outside and its
``Occasion``, and answers a ``Letter`` for the outbox. The sentences are in the catalogue.
"""

from datetime import datetime

from openspace.domain.gathering import Gathering
from openspace.domain.letters import Letter
from openspace.domain.wording import paragraphs
from openspace.notes.plain_text import to_text
from openspace.post.paper import (
    Addressee,
    Occasion,
    Words,
    begins,
    calendar,
    letter,
    moment,
    speaker,
)


def invitation(
    gathering: Gathering,
    whom: Addressee,
    link: str,
    when: Occasion,
    closes: datetime | None = None,
    own_words: str = "",
) -> Letter:
    """You are invited. ``own_words`` are the organisers' and come first; else the invitation's."""
    say, told = speaker(gathering, whom), _told(gathering, whom, closes)
    own = paragraphs(own_words) or to_text(gathering.invitation)
    before = (
        say("You are invited to %(title)s, %(day)s.") % told,
        say("“%(question)s”") % told,
        *((own,) if own else ()),
    )
    after = (
        *((say("Please answer before %(closes)s.") % told,) if closes else ()),
        say("The link is for you alone. You need no account and nothing to install."),
    )
    subject = say("Invitation: %(title)s") % told
    words = Words(subject, before, link, say("Say whether you come"), after)
    return letter("invitation", gathering, whom, words, when)


def confirmation(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, at: datetime
) -> Letter:
    """You have a place; with the days as calendar entries."""
    say, told = speaker(gathering, whom), _told(gathering, whom)
    before = (
        say("You have a place at %(title)s, %(day)s.") % told,
        say("The days are attached for your calendar."),
    )
    after = (
        say("The link is for you alone, and opens the gathering on every device of yours."),
        say("If you cannot come after all, say so there, so that somebody else can."),
    )
    subject = say("You have a place: %(title)s") % told
    label, days = say("Your way in"), calendar(gathering, link, at)
    words = Words(subject, before, link, label, after, days)
    return letter("confirmation", gathering, whom, words, when)


def waiting(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, place: int = 0
) -> Letter:
    """All places are taken, and you wait for one; ``place`` in the row counts from 1."""
    say, told = speaker(gathering, whom), {**_told(gathering, whom), "place": place}
    before = (
        say("All places at %(title)s are taken. You are on the waiting list.") % told,
        *((say("Your number in the row is %(place)s.") % told,) if place else ()),
        say("We write to you at once when a place becomes free."),
    )
    subject = say("You are on the waiting list: %(title)s") % told
    after = (say("If you no longer want to come, say so there."),)
    words = Words(subject, before, link, say("See how it stands"), after)
    return letter("waiting", gathering, whom, words, when)


def moved_up(
    gathering: Gathering,
    whom: Addressee,
    link: str,
    when: Occasion,
    at: datetime,
    answer_by: datetime | None = None,
) -> Letter:
    """A place became free, and it is yours; to be answered by a time, if one is told."""
    say, told = speaker(gathering, whom), _told(gathering, whom, answer_by)
    before = (
        say("A place has become free: you can come to %(title)s, %(day)s.") % told,
        *((say("Please say before %(closes)s whether you take it.") % told,) if answer_by else ()),
        say("The days are attached for your calendar."),
    )
    subject = say("A place for you: %(title)s") % told
    label, days = say("Your way in"), calendar(gathering, link, at)
    after = (say("If you cannot come after all, say so there, so that somebody else can."),)
    words = Words(subject, before, link, label, after, days)
    return letter("moved_up", gathering, whom, words, when)


def reminder_before_deadline(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, closes: datetime
) -> Letter:
    """You have not answered yet, and soon you cannot any more."""
    say, told = speaker(gathering, whom), _told(gathering, whom, closes)
    before = (
        say("You are invited to %(title)s, %(day)s, and have not answered yet.") % told,
        say("You can answer until %(closes)s.") % told,
    )
    subject = say("Do you come? %(title)s") % told
    after = (say("The link is for you alone. You need no account and nothing to install."),)
    words = Words(subject, before, link, say("Say whether you come"), after)
    return letter("deadline", gathering, whom, words, when)


def reminder_before_day(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, at: datetime
) -> Letter:
    """It is soon; with the days as calendar entries."""
    say, told = speaker(gathering, whom), _told(gathering, whom)
    before = (
        say("%(title)s begins %(day)s.") % told,
        say("“%(question)s”") % told,
        say("Come a little before, and try your sound and picture."),
    )
    subject = say("Soon: %(title)s") % told
    after = (say("The link is for you alone, and opens the gathering on every device of yours."),)
    days = calendar(gathering, link, at)
    words = Words(subject, before, link, say("Your way in"), after, days)
    return letter("day", gathering, whom, words, when)


def facilitator(
    gathering: Gathering, whom: Addressee, link: str, when: Occasion, until: datetime
) -> Letter:
    """You are to facilitate."""
    say, told = speaker(gathering, whom), _told(gathering, whom, until)
    before = (say("You are asked to facilitate %(title)s, %(day)s.") % told,)
    after = (
        say("The link is for you alone, lets you in once, and holds until %(closes)s.") % told,
        say("Open it on the computer you will work on, and write your name."),
    )
    subject = say("Facilitate with us: %(title)s") % told
    words = Words(subject, before, link, say("Come to the desk"), after)
    return letter("facilitator", gathering, whom, words, when)


def sign_in(gathering: Gathering, whom: Addressee, link: str, when: Occasion) -> Letter:
    """The link that somebody asked for to come in again."""
    say, told = speaker(gathering, whom), _told(gathering, whom)
    before = (say("Somebody, probably you, asked for a link to come into %(title)s.") % told,)
    after = (
        say("It lets you in once, within 15 minutes. Give it to nobody."),
        say("If it was not you, do nothing: without this letter nobody comes in."),
    )
    subject = say("Your link to come in: %(title)s") % told
    words = Words(subject, before, link, say("Come in"), after)
    return letter("signin", gathering, whom, words, when)


def address_given(gathering: Gathering, whom: Addressee, link: str, when: Occasion) -> Letter:
    """Somebody gave this address, and we ask whether it is theirs."""
    say, told = speaker(gathering, whom), _told(gathering, whom)
    before = (
        say("Somebody at %(title)s wrote that they can be reached at this address.") % told,
        say("If it was you, press the link, and we write to you about what is yours there."),
    )
    after = (
        say("It holds for a day. If it was not you, do nothing, and you hear no more from us."),
    )
    subject = say("Is this your address? %(title)s") % told
    words = Words(subject, before, link, say("Yes, write to me here"), after)
    return letter("address", gathering, whom, words, when)


def _told(gathering: Gathering, whom: Addressee, closes: datetime | None = None) -> dict[str, str]:
    return {
        "title": gathering.title,
        "question": gathering.question,
        "day": moment(gathering, whom, begins(gathering)),
        "closes": moment(gathering, whom, closes) if closes else "",
    }
