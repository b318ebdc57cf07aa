"""A file of an edition, given out as it lies on the disk; and what a file is called.

Rules:
    LE1 It goes out piece by piece, as fast as its reader takes it, whole or a range of it, with its
        length and its checksum as a strong ETag; nothing on the way changes it.
    LE2 A sealed edition may be kept for ever by who reads it, and by nobody between, so that what
        is withdrawn lies nowhere else. Of a draft it is asked each time whether it is the same.
    LE3 It is called by the gathering and the edition. Nothing in it may be loaded or run.
"""

import asyncio
import os
import re
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from openspace.domain.editions import Edition
from openspace.locale import catalogue
from openspace.web.asking import Asked
from openspace.workbook.forms import APART, FORMATS, Format
from openspace.workbook.press import MEDIA_TYPES

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"
)
SPELLED = str.maketrans({"æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "–": "-", "—": "-"})
"""What has no letter of its own under its marks."""
SMALLEST, QUICKLY = 1000, 5
"""From how much on answers are packed, and how hard: in half the time that the most takes, three
per cent larger."""
LARGE = 512 * 1024
"""From how much on packing takes so long that it is done beside the loop."""
FOR_EVER, ASK_EACH_TIME = "private, max-age=31536000, immutable", "private, no-cache"


async def lent(who: Asked, edition: Edition, path: Path) -> Response | None:
    """The file, or that the reader has it; None when it is not there (any more)."""
    form = next(each for each in FORMATS if path.suffix == f".{each}")
    kept = edition.file(form)
    try:
        found = await asyncio.to_thread(os.stat, path)
    except FileNotFoundError:
        return None
    if kept is None:
        return None
    headers = {
        "ETag": f'"{kept.digest}"',
        "Cache-Control": FOR_EVER if edition.sealed_at else ASK_EACH_TIME,
        "Content-Security-Policy": POLICY,
        "Content-Disposition": disposition(f"{_title(who, edition)}.{form}", inline=form == "html"),
    }
    if kept.digest in who.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return FileResponse(
        path,
        headers=headers,
        media_type=MEDIA_TYPES[form],
        stat_result=found,
    )


def disposition(name: str, *, inline: bool) -> str:
    """What a file is called: as it is (RFC 6266), and in ASCII for who does not read that."""
    spelled = name.translate(SPELLED)
    bare = normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    plain = re.sub(r'[\x00-\x1f"\\\x7f]', "", bare)
    how = "inline" if inline else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=utf-8''{quote(name)}"


def called(name: str, form: Format) -> dict[str, str]:
    """What a file is called. One that is made apart says itself that it is taken along, because a
    link that said so would show that it failed, and not why."""
    how = "attachment" if form in APART else "inline"
    return {"Content-Disposition": f'{how}; filename="{name}"'}


def _title(who: Asked, edition: Edition) -> str:
    """``The circle - Workbook 2``, short enough for any disk."""
    kind = catalogue(who.language).gettext("Workbook")
    title = " ".join(who.gathering.title.replace("/", " ").split())[:60].strip()
    return f"{title} - {kind} {edition.number}"


class Packing(GZipMiddleware):
    """Packs what is answered, but for the files of editions: they go out as they are (LE1)."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, SMALLEST, QUICKLY, LARGE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pack this answer, or let it be."""
        folder, _, name = scope.get("path", "").rpartition("/")
        as_it_is = "/workbook/editions/" in folder and name.startswith("workbook.")
        await (self.app if as_it_is else super().__call__)(scope, receive, send)
