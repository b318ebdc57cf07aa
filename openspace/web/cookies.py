"""Cookies: never readable by scripts, never sent along from elsewhere, kept for half a year."""

from starlette.requests import Request
from starlette.responses import Response

HALF_A_YEAR = 60 * 60 * 24 * 183


def remember(request: Request, response: Response, name: str, value: str) -> None:
    """Give the browser something to bring back."""
    response.set_cookie(
        name,
        value,
        max_age=HALF_A_YEAR,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def forget(response: Response, name: str) -> None:
    """Take it back."""
    response.delete_cookie(name, path="/")
