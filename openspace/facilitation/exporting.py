"""A gathering taken out in one file, and brought in again in another house.

Rules:
    EP1 Who facilitates takes everything out; that they did is in the log. The file lies nowhere: it
        has no name on the disk, and is gone with the answer, or with the server.
    EP2 It comes in as the same gathering: rows, histories of notes, books with their checksums. Its
        keys and links do not, so the facilitators' link is a new one. Who was erased here is erased
        in it again.
"""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from openspace.domain.editions import Edition
from openspace.domain.facts.exporting import ExportTaken
from openspace.domain.gathering_file import CODE
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import House, new_secret, verb
from openspace.store import editions, gatherings, participants
from openspace.store.bookshelf import Bookshelf
from openspace.store.engine import Conflict
from openspace.store.export_file import Contents, book_into, pack, unpack
from openspace.store.exporting import Strange, bring_over
from openspace.store.keeping import Transaction

WORKSHOP = ".importing"
FACILITATORS = 20
TAKEN = "There is a gathering with the code “%(code)s” already. Name another --code."
HERE = "This gathering is here already: its topics and people are known."


@verb(Act.EDIT)
def take_out(tx: Transaction, caller: Caller, at: datetime) -> Outcome:
    """Say that everything is taken out."""
    return (ExportTaken(caller.gathering, at),)


async def packed(house: House, code: str, readable: Mapping[str, bytes]) -> IO[bytes]:
    """The file, open at its beginning; whoever closes it ends it (EP1)."""
    file: IO[bytes] = TemporaryFile(dir=house.store.folder)  # noqa: SIM115
    try:
        await house.store.read_long(lambda tx: pack(tx, file, code, house.clock(), readable))
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


async def bring_in(house: House, file: Path, code: str | None) -> tuple[str, str] | Refusal:
    """Bring an export in; the code and the secret of the facilitators' link. Raises ``OSError``."""
    if code and not CODE.fullmatch(code):
        return Refusal("code_strange", "A code is short, a to z, digits and hyphens.")
    workshop = house.store.folder / WORKSHOP
    shutil.rmtree(workshop, ignore_errors=True)
    workshop.mkdir(mode=0o700)
    try:
        return await _brought_in(house, file, workshop, code)
    except Strange as strange:
        return Refusal("strange_export", str(strange))
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


async def _brought_in(
    house: House, file: Path, workshop: Path, code: str | None
) -> tuple[str, str] | Refusal:
    told, database = unpack(file, workshop, code)
    name, secret = code or told.code, new_secret()
    if not CODE.fullmatch(name):
        raise Strange("Its code is none.")
    if await house.store.read(lambda tx: gatherings.gathering(tx, name)):
        return Refusal("code_taken", TAKEN, {"code": name})
    shelf = Bookshelf(house.store.folder)

    def work(tx: Transaction) -> None:
        with closing(sqlite3.connect(database)) as opened:
            bring_over(tx, opened)
        participants.invite(tx, name, Role.FACILITATOR, secret, FACILITATORS)
        for each in editions.editions(tx, name):
            _shelve(shelf, file, told, (name, each))

    try:
        await house.store.write(work)
    except (Conflict, sqlite3.IntegrityError):
        return Refusal("here_already", HERE)
    except Strange:
        with suppress(OSError):
            shutil.rmtree(shelf.file(name, "x", "x").parents[1])
        raise
    return name, secret


def _shelve(shelf: Bookshelf, file: Path, told: Contents, book: tuple[str, Edition]) -> None:
    """Put a book in its place, each form with the checksum that it was sealed with."""
    code, edition = book
    if edition.withdrawn_at:
        return
    folder = shelf.making(edition.id)
    for each in edition.files:
        kept = told.files.get(f"editions/{edition.id}/workbook.{each.form}")
        if kept is None or (kept.size, kept.sha256) != (each.size, each.digest):
            raise Strange(f"The {each.form} of edition {edition.number} is not what was sealed.")
        book_into(file, told, edition.id, each.form, folder / f"workbook.{each.form}")
    shelf.keep(code, edition.id)
