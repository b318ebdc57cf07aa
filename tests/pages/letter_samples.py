"""Letters at the desk: one of every kind and fate, with long names and answers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openspace.domain.letters import KINDS
from openspace.pages.views.letters import LetterPage, LettersPage, LettersView, LetterView
from tests.cast import at
from tests.pages import reach_samples
from tests.pages import samples as s

LONG_ADDRESS = f"{'a' * 64}@{'b' * 60}.{'c' * 60}.example.org"
PLAIN = LetterView(
    *(s.CODE, 1, "invitation", "waiting", s.NAMES[0], LONG_ADDRESS, s.LONG, at(9), at(10))
)
WAITING = tuple(replace(PLAIN, id=n, kind=kind) for n, kind in enumerate(KINDS))
TRIED = replace(PLAIN, id=20, name="", tries=2, answer=f"451 {s.UNBROKEN}")
FAILED = (
    replace(PLAIN, id=21, state="failed", answer="550 <nobody> there", tries=1),
    replace(PLAIN, id=22, state="failed", too_late=True),
    replace(PLAIN, id=25, state="failed", restored=True),
)
SENT = (replace(PLAIN, id=23, state="sent"), replace(PLAIN, id=24, state="sent", by_hand=True))
LINES = (("failed", FAILED), ("waiting", (*WAITING, TRIED)), ("sent", SENT))
LETTERS = LettersView(s.CODE, 400, 2, 2, LINES)
NONE = LettersView(s.CODE, 0, 0, 0, tuple((state, ()) for state, _ in LINES))


def _shown(template: str, page: object) -> tuple[str, dict[str, Any]]:
    return template, {"shell": s.the_shell("desk"), "page": page}


PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    **reach_samples.PAGES,
    "letters": _shown("letters/page.html", LettersPage(LETTERS, True)),
    "no letters": _shown("letters/page.html", LettersPage(NONE, False, "Nei.")),
    "a letter": _shown("letters/letter.html", LetterPage(TRIED, s.LONG, True)),
    "a secret letter": _shown("letters/letter.html", LetterPage(WAITING[0], "", False, "Nei.")),
    "an own letter": _shown("letters/letter.html", LetterPage(TRIED, s.LONG, True, "", True)),
    "a covered letter": _shown(
        "letters/letter.html", LetterPage(TRIED, s.LONG, True, covered=True)
    ),
    "a sent letter": _shown("letters/letter.html", LetterPage(SENT[0], "", True)),
}
