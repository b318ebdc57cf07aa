"""Pictures of the notes: sending one, and seeing it.

Rules:
    PI1 Who asks for JSON is answered what was kept, or the sentence that says why not; a form gets
        the room's page.
    PI2 A picture is what its address says for ever, to who may read the notes of this gathering; to
        others it is nothing. It goes out as a file, from which nothing may be loaded or run.
    PI3 What it is called there may end as the file does, so that a text beside it finds it.
"""

from http import HTTPStatus

import structlog
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from openspace.bus.purses import PICTURES
from openspace.domain.images import (
    ALT_MISSING,
    ALT_TOO_LONG,
    ENDINGS,
    FLAWS,
    LARGEST,
    TOO_LARGE,
    Image,
    described,
)
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation.notes import illustrate
from openspace.notes.apart import ProcessFailed
from openspace.pages.contexts.rooms import Typed
from openspace.pages.views.breakouts import PictureView
from openspace.pages.views.parts import FieldView
from openspace.store import images
from openspace.store.keeping import Transaction
from openspace.web.answers import absent, redirected, status_of
from openspace.web.asking import Asked, darkroom_of, inside, pay, readable
from openspace.web.rooms import room_address, room_shown

TOO_MANY = Refusal("too_fast", "Those were many pictures at once. Wait %(seconds)s s, then go on.")
JSON = "application/json"
HEADERS = {
    "Cache-Control": "private, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}
log = structlog.get_logger()


@inside(Act.WRITE)
async def send(who: Asked) -> Response:
    """Keep a ``picture`` for a note; ``alt`` says what it shows."""
    pay(who, PICTURES, TOO_MANY)
    async with who.request.form(max_files=1) as form:
        alt, picture = form.get("alt"), form.get("picture")
        told = described(alt if isinstance(alt, str) else "")
        sent = picture if isinstance(picture, UploadFile) else None
        kept = told if isinstance(told, Refusal) else await _kept(who, sent)
    if isinstance(kept, Refusal):
        return await _refused(who, kept, alt if isinstance(alt, str) else "")
    if not _asks_for_json(who):
        return redirected(f"{room_address(who.code, who.path('breakout'))}#note")
    said = {"file": kept.file, "width": kept.width, "height": kept.height, "alt": told}
    return JSONResponse(said, HTTPStatus.CREATED)


async def _kept(who: Asked, sent: UploadFile | None) -> Image | Refusal:
    """The picture, drawn anew and kept."""
    made = await developed(who, sent)
    if isinstance(made, Refusal):
        return made
    outcome = await who.house.perform(illustrate, who.caller, who.path("breakout"), *made)
    return outcome if isinstance(outcome, Refusal) else made[0]


async def developed(who: Asked, sent: UploadFile | None) -> tuple[Image, bytes] | Refusal:
    """The picture that was sent, drawn anew."""
    if sent is None or not sent.size:
        return FLAWS["nothing"]
    if sent.size > LARGEST:
        return TOO_LARGE
    try:
        made = await darkroom_of(who.request).developed(sent.read)
    except ProcessFailed:
        log.exception("picture_not_opened", gathering=who.code)
        return FLAWS["broken"]
    return FLAWS[made] if isinstance(made, str) else made


async def _refused(who: Asked, refusal: Refusal, alt: str) -> Response:
    if _asks_for_json(who):
        said = {"code": refusal.code, "sentence": who.say(refusal)}
        return JSONResponse(said, status_of(refusal))
    sentence = who.say(refusal)
    about_alt = refusal.code in (ALT_MISSING.code, ALT_TOO_LONG.code)
    picture = PictureView(
        FieldView(alt, sentence if about_alt else ""), "" if about_alt else sentence
    )
    return await room_shown(who, who.path("breakout"), refusal, Typed(picture=picture))


def _asks_for_json(who: Asked) -> bool:
    return JSON in who.request.headers.get("accept", "")


@readable
async def seen(who: Asked) -> Response:
    """A picture, as a file."""
    file, _, ending = who.path("file").partition(".")

    def work(tx: Transaction) -> tuple[Image, bytes] | None:
        found = images.image(tx, who.code, file)
        if found is None or ending not in ("", ENDINGS[found.sort]):
            return None
        return found, images.content(tx, who.code, file)

    kept = await who.house.store.read(work)
    if kept is None:
        return absent(who.request)
    image, content = kept
    named = {"Content-Disposition": f'attachment; filename="{image.name}"'}
    return Response(content, media_type=f"image/{image.sort}", headers=HEADERS | named)


ROUTES = [
    Route("/g/{code}/notes/{breakout}/images", send, methods=["POST"]),
    Route("/g/{code}/images/{file}", seen),
]
