"""Cookies: never readable by scripts, never sent along from elsewhere, kept for half a year.

Over https they go over nothing else, and to this host alone.
"""

from starlette.requests import Request
from starlette.responses import Response

from openspace.pages.origin import cookie_called, is_encrypted

HALF_A_YEAR = 60 * 60 * 24 * 183


def remember(request: Request, response: Response, name: str, value: str) -> None:
    """Give the browser something to bring back."""
    _give(request, response, name, value, HALF_A_YEAR)


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
