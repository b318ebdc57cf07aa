"""Letters at the desk: what waits, what has failed and why, and what was sent.

The rule: what a letter says is on its own page only, without the link that lets somebody in unless
one pressed for it.
"""

from openspace.domain.facts.letters import State
from openspace.domain.letters import (
    BY_HAND,
    RESTORED,
    TOO_LATE,
    Posted,
    for_the_desk,
    hides_link,
    holds_link,
    shows_text,
)
from openspace.locale import catalogue
from openspace.locale.tables import table
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.letters import LetterPage, LettersPage, LettersView, LetterView
from openspace.store import outbox

MOST = {"failed": 200, "waiting": 100, "sent": 100}


def letters_view(now: Snapshot) -> LettersView:
    """Those that need a hand first."""
    counted = outbox.counts(now.tx, now.code)
    return LettersView(
        now.code,
        waiting=counted.get("waiting", 0),
        failed=counted.get("failed", 0),
        sent=counted.get("sent", 0),
        lines=(
            ("failed", _lines(now, "failed")),
            ("waiting", _lines(now, "waiting")),
            ("sent", _lines(now, "sent")),
        ),
    )


def letters_page(now: Snapshot, *, mail: bool, refusal: str = "") -> LettersPage:
    """The page."""
    return LettersPage(letters_view(now), mail, refusal)


def letter_page(
    now: Snapshot,
    letter: int,
    address: str,
    *,
    mail: bool,
    whole: bool = False,
    refusal: str = "",
) -> LetterPage | None:
    """One letter; ``address`` is where the house is reached, for its links. It is read ``whole``
    with the link by which somebody comes in (L9)."""
    found = outbox.posted_here(now.tx, now.code, letter)
    if found is None:
        return None
    text = for_the_desk(found, address, mail=mail, whole=whole)
    covered = holds_link(found, mail=mail) and not whole
    return LetterPage(_line(now, found), text, mail, refusal, hides_link(found, mail=mail), covered)


def letters_table(now: Snapshot, language: str, address: str, *, mail: bool) -> bytes:
    """What waits or has failed, with what it says, to be sent from elsewhere."""
    say = catalogue(language).gettext
    rows = [
        (
            each.letter.to,
            each.letter.name,
            each.letter.subject,
            for_the_desk(each, address, mail=mail, whole=True),
        )
        for each in outbox.unsent(now.tx, now.code)
        if shows_text(each)
    ]
    headings = [say(each) for each in ("To", "Name", "Subject", "What it says")]
    return table(headings, rows, language)


def _lines(now: Snapshot, state: State) -> tuple[LetterView, ...]:
    found = outbox.those(now.tx, now.code, state, MOST[state])
    return tuple(_line(now, each) for each in found)


def _line(now: Snapshot, posted: Posted) -> LetterView:
    letter = posted.letter
    said = posted.answer not in (BY_HAND, TOO_LATE, RESTORED) and posted.state != "sent"
    return LetterView(
        now.code,
        posted.id,
        letter.kind,
        posted.state,
        letter.name,
        letter.to,
        letter.subject,
        now.local(posted.answered_at or posted.put_at),
        now.local(posted.due),
        posted.tries,
        posted.answer if said else "",
        by_hand=posted.answer == BY_HAND,
        too_late=posted.answer == TOO_LATE,
        restored=posted.answer == RESTORED and posted.state == "failed",
    )
