"""What holds for every answer and every unsafe request, whatever the route.

Rules:
    Y1 A page may load only our own: no inline script or style, no frame, no third party.
    Y2 An unsafe request from another site is refused: Sec-Fetch-Site, with Origin as fallback.
    Y3 A body is at most ``LARGEST_BODY``.
    Y4 Pages of a gathering are kept by nobody; built files, named by content, for ever.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from openspace.pages.origin import same_origin

LARGEST_BODY = 64 * 1024
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), payment=()",
}
FOR_EVER = "public, max-age=31536000, immutable"


class Safety:
    """Stands before the whole app."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what must be refused, and put the headers on what is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _refusal(scope) or self._app
        await answer(scope, _bounded(receive), _headed(scope, send))


def _refusal(scope: Scope) -> ASGIApp | None:
    headers = Headers(scope=scope)
    if scope["method"] in SAFE_METHODS:
        return None
    if not _from_here(headers):
        return PlainTextResponse("This came from another site.", 403)
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        return PlainTextResponse("That is too much at once.", 413)
    return None


def _from_here(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    return same_origin(headers)


class TooMuch(Exception):
    """A body without a length went past the limit."""


def _bounded(receive: Receive) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise TooMuch
        return message

    return bounded


def _headed(scope: Scope, send: Send) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            if scope["scheme"] == "https":
                headers["Strict-Transport-Security"] = "max-age=31536000"
            if scope["path"].startswith("/static/") and message["status"] in (200, 206, 304):
                headers["Cache-Control"] = FOR_EVER
            else:
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return headed
