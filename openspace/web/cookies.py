"""Cookies: never readable by scripts, never sent along from elsewhere, kept for half a year.

What is only for the next moments (that one has just moved) is gone after them. Over https they go
over nothing else, and to this host alone.
"""

from collections.abc import Sequence
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from openspace.pages.origin import cookie, cookie_called, is_encrypted

HALF_A_YEAR = 60 * 60 * 24 * 183
WAY_BACK, A_WHILE, HALF_AN_HOUR, A_ROUND = 10, 60 * 10, 60 * 30, 60 * 60


def remember(request: Request, response: Response, name: str, value: str) -> None:
    """Give the browser something to bring back."""
    _give(request, response, name, value, HALF_A_YEAR)


def remember_for(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    """Give it something for the next minutes."""
    _give(request, response, name, value, seconds)


def forget(request: Request, response: Response, name: str) -> None:
    """Take it back."""
    _give(request, response, name, "", 0)


def _give(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        cookie_called(request, name),
        value,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="lax",
        secure=is_encrypted(request),
    )


def tell_moved(request: Request, response: Response, code: str, back: str, why: str) -> None:
    """Let the pages of the next seconds say that one has moved, and the door lead back."""
    _give(request, response, f"moved_{code}", f"{back}.{why}", WAY_BACK)
    _give(request, response, f"back_{code}", f"{back}.", A_ROUND)


def just_moved(request: Request, code: str) -> tuple[str, str] | None:
    """Where one came from a moment ago, and why one was sent; None when one was not."""
    back, found, why = (cookie(request, f"moved_{code}") or "").partition(".")
    return (back, why) if found else None


def tell_of(request: Request, response: Response, code: str, person: str, words: str) -> None:
    """Let the pages of the next seconds say what became of a person one sought by these words."""
    _give(request, response, f"just_{code}", f"{person}.{quote(words, safe='')}", WAY_BACK)


def just_done(request: Request, code: str) -> tuple[str, str] | None:
    """To whom something was done a moment ago, and what was sought; None where nothing was."""
    person, found, words = (cookie(request, f"just_{code}") or "").partition(".")
    return (person, unquote(words)) if found else None


def came_from(request: Request, code: str) -> str | None:
    """The room one was in before this one, empty for the corridor; kept in the browser alone."""
    back, found, _ = (cookie(request, f"back_{code}") or "").partition(".")
    return back if found else None


def tell_sent(request: Request, response: Response, code: str, rooms: Sequence[str]) -> None:
    """Keep in the browser, and nowhere else, where one was sent before."""
    _give(request, response, f"sent_{code}", ".".join(rooms), A_WHILE)


def sent_before(request: Request, code: str) -> tuple[str, ...]:
    """Where one was sent before, the last one first."""
    return tuple(filter(None, (cookie(request, f"sent_{code}") or "").split(".")))
