"""A gathering played by hand, to try the shell's script on: pages as they are, pushes as told.

The rule: what stands here keeps to the protocol that the real server keeps; the script is real.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from openspace.config import assets
from tests.browser.demo import free_port

POLICY = "default-src 'self'"
SHELL = """<!doctype html>
<html lang="en">
<head>
<title>{name} · Stage</title>
<link rel="icon" href="/static/icons.svg">
<meta name="openspace-now" content="0">
<script type="module" src="/static/openspace.js"></script>
</head>
<body>
<header id="bar"><section id="phase" data-speaks data-since="0" data-until="600000">
<b data-minutes></b> <span data-unit></span> left
<svg><circle data-ring pathLength="100"></circle></svg></section></header>
<nav id="rail"><a href="/g/demo">Home</a> <a href="/g/demo/marketplace">Wall</a></nav>
<div id="offline" hidden>Offline</div>
<main id="page" data-channels="{channels}"><h1>{name}</h1>{inside}</main>
<div id="mine" hidden data-participant="ben" data-role="participant" data-votes="{votes}"
 data-topics="t2" data-room="b1"></div>
</body>
</html>"""


@dataclass
class Stage:
    """What the pages hold now, what the browser said, and a way to say something to it."""

    port: int = field(default_factory=free_port)
    inside: str = ""
    votes: str = ""
    versions: str = "wall:e1:12"
    now: int = 0
    heard: list[dict[str, Any]] = field(default_factory=list)
    sockets: list[WebSocket] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """As if nothing had happened yet."""
        fresh = Stage(self.port)
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(fresh, name))

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/g/demo{path}"

    async def page(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        name = {"/g/demo": "Home", "/g/demo/marketplace": "Wall"}.get(request.url.path, "Other")
        text = SHELL.format(name=name, inside=self.inside, votes=self.votes, channels=self.versions)
        return HTMLResponse(text, headers={"content-security-policy": POLICY})

    async def vote(self, request: Request) -> Response:
        self.posted.append(request.url.path)
        self.votes = "" if request.url.path.endswith("withdrawal") else "t1"
        return RedirectResponse("/g/demo/marketplace", status_code=303)

    async def post(self, request: Request) -> Response:
        async with request.form() as form:
            self.posted.append(f"{request.url.path} {dict(form)}")
            refused = form.get("title") == "no"
        if refused:
            response = await self.page(request)
            response.status_code = 422
            return response
        here = request.headers.get("hx-current-url")
        return RedirectResponse(here, status_code=303) if here else Response(status_code=204)

    async def live(self, socket: WebSocket) -> None:
        await socket.accept()
        self.sockets.append(socket)
        await socket.send_json({"say": "welcome", "now": self.now})
        try:
            async for text in socket.iter_text():
                self.heard.append(json.loads(text))
                if self.heard[-1]["say"] == "pulse":
                    await socket.send_json({"say": "pulse", "now": self.now})
        except WebSocketDisconnect:
            pass

    async def say(self, **frame: object) -> None:
        """Say this to every page that listens."""
        for socket in self.sockets:
            await socket.send_json(frame)

    async def push(self, since: int, to: int, html: str, epoch: str = "e1") -> None:
        """Say that the wall has changed."""
        words = {"say": "push", "channel": "wall", "epoch": epoch, "from": since, "to": to}
        await self.say(**words, html=html)

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until this is so."""
        async with asyncio.timeout(10):
            while not true():
                await asyncio.sleep(0.01)

    def followed(self) -> list[object]:
        """What the last ``follow`` asked for."""
        asked = [frame for frame in self.heard if frame["say"] == "follow"]
        return list(asked[-1]["channels"]) if asked else []


@asynccontextmanager
async def playing() -> AsyncIterator[Stage]:
    """A stage that answers on a port of its own."""
    stage = Stage()
    server = uvicorn.Server(
        uvicorn.Config(
            application(stage),
            port=stage.port,
            log_level="warning",
            ws="websockets-sansio",
            lifespan="off",
        )
    )
    serving = asyncio.create_task(server.serve())
    await stage.until(lambda: server.started)
    yield stage
    server.should_exit = True
    server.force_exit = True
    await serving


def application(stage: Stage) -> Starlette:
    """The few addresses that a stage knows."""
    vote: Callable[[Request], Awaitable[Response]] = stage.vote
    return Starlette(
        routes=[
            WebSocketRoute("/g/demo/live", stage.live),
            Route("/g/demo/topics/{topic}/vote", vote, methods=["POST"]),
            Route("/g/demo/topics/{topic}/vote/withdrawal", vote, methods=["POST"]),
            Route("/{path:path}", stage.post, methods=["POST"]),
            Mount("/static", StaticFiles(directory=assets() / "static/dist")),
            Route("/{path:path}", stage.page),
        ]
    )
