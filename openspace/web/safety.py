"""What holds for every answer and every unsafe request, whatever the route.

Rules:
    Y1 A page may load only our own: no inline script or style, no third party; a frame from the
       Jitsi server that the operator named, and from no other. Microphone, camera and screen are
       for the page and that frame.
    Y2 An unsafe request from another site is refused: Sec-Fetch-Site, with Origin as fallback.
    Y3 A body is at most ``LARGEST_BODY``, or what its address was declared for in ``uploads``,
       whether it says its length or not.
    Y4 Pages of a gathering are kept by nobody; built files, asked for by their fingerprint, for
       ever, and otherwise not without asking whether they changed.
    Y5 What is refused here is said in a sentence, in the person's language.
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from openspace.domain.refusal import Refusal
from openspace.pages.language import language_of
from openspace.pages.origin import same_origin
from openspace.web.answers import refused, said
from openspace.web.asking import SAFE_METHODS, small_number
from openspace.web.uploads import body_at

POLICY = (
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'; "
    "form-action 'self'; frame-ancestors 'none'; frame-src {}"
)
HEADERS = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOR_EVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"
ELSEWHERE = Refusal(
    "elsewhere", "This came from another site. Open the page here, and do it once more."
)
UNREADABLE = Refusal("unreadable", "We could not read what was sent. Go back and try again.")


class Safety:
    """Stands before the whole app."""

    def __init__(self, app: ASGIApp, jitsi: str = "") -> None:
        self._app = app
        self._headers = headers_for(jitsi)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what must be refused, and put the headers on what is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _refusal(scope) or self._app
        await answer(scope, _bounded(scope, receive), _headed(scope, send, self._headers))


def _refusal(scope: Scope) -> ASGIApp | None:
    headers = Headers(scope=scope)
    if scope["method"] in SAFE_METHODS:
        return None
    if not _from_here(headers):
        return _sentence(Request(scope), ELSEWHERE, 403)
    length, most = small_number(headers.get("content-length", "0")), body_at(scope["path"])
    if length is None or length > most.size:
        return _sentence(Request(scope), most.refusal, 413)
    return None


async def too_much(request: Request, _: Exception) -> Response:
    """The answer to a body that turned out too large while it was read."""
    return _sentence(request, body_at(request.url.path).refusal, 413)


async def unreadable(request: Request, _: Exception) -> Response:
    """The answer to a form that is none."""
    return _sentence(request, UNREADABLE, 400)


async def gone_away(_: Request, __: Exception) -> Response:
    """Nobody reads what is answered to who went away while a form came."""
    return Response(status_code=400)


def _sentence(request: Request, refusal: Refusal, status: int) -> Response:
    language = language_of(request)
    parts = request.url.path.split("/")
    back = "/".join(parts[:3]) if parts[1:2] == ["g"] else "/"
    return refused(language, said(refusal, language), back, status)


def _from_here(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    return same_origin(headers)


class TooMuch(Exception):
    """A body without a length went past the limit."""


def _bounded(scope: Scope, receive: Receive) -> Receive:
    taken, most = 0, body_at(scope["path"]).size

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooMuch
        return message

    return bounded


def _for_how_long(scope: Scope) -> str:
    return FOR_EVER if b"v" in dict(parse_qsl(scope["query_string"])) else ASK_EACH_TIME


def headers_for(jitsi: str) -> Mapping[str, str]:
    """What every answer is headed with, where this Jitsi server is named (Y1)."""
    origin = "/".join(jitsi.split("/")[:3])
    lent = f'(self "{origin}")' if origin else "(self)"
    devices = (f"{device}={lent}" for device in ("camera", "microphone", "display-capture"))
    return {
        "Content-Security-Policy": POLICY.format(origin or "'none'"),
        "Permissions-Policy": ", ".join((*devices, "geolocation=()", "payment=()")),
        **HEADERS,
    }


def _headed(scope: Scope, send: Send, headed_with: Mapping[str, str]) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in headed_with.items():
                headers.setdefault(name, value)
            if scope["scheme"] == "https":
                headers["Strict-Transport-Security"] = "max-age=31536000"
            if scope["path"].startswith("/static/") and message["status"] in (200, 206, 304):
                headers["Cache-Control"] = _for_how_long(scope)
            else:
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return headed
