"""Books that are pressed without a press: nine small files, in their place."""

import shutil
from dataclasses import replace
from hashlib import sha256

from openspace.domain.editions import FORMS, changed_since, next_number
from openspace.domain.facts.editions import BookFile
from openspace.domain.permissions import Caller, Role
from openspace.domain.proceedings import Proceedings
from openspace.facilitation import editions as verbs
from openspace.facilitation.house import House
from openspace.facilitation.proceedings import proceedings
from openspace.store import editions
from openspace.store.bookshelf import Bookshelf
from openspace.store.keeping import Transaction
from tests.cast import ANA, CODE

HOUSE = Caller(CODE, None, Role.OUTSIDE)


def content(edition: str, form: str) -> bytes:
    """What is in a file."""
    return f"{form} of {edition} ".encode() * 1000


async def begun(house: House, edition: str) -> object:
    """Ana presses the book."""
    return await house.perform(verbs.begin, ANA, edition)


async def finished(house: House, edition: str) -> object:
    """The book that is being pressed lies on the disk."""

    def book(tx: Transaction) -> Proceedings:
        made, before = proceedings(tx, CODE, house.clock()), editions.editions(tx, CODE)
        number, changes = next_number(before), changed_since(before, made)
        return replace(made, edition="sealed", number=number, changes=changes)

    shelf = Bookshelf(house.store.folder)
    folder, files = shelf.making(edition), []
    for form in FORMS:
        made = content(edition, form)
        (folder / f"workbook.{form}").write_bytes(made)
        files.append(BookFile(form, len(made), sha256(made).hexdigest()))
    shutil.rmtree(shelf.file(CODE, edition, "pdf").parent, ignore_errors=True)  # of a house before
    shelf.keep(CODE, edition)
    read = await house.store.read(book)
    return await house.perform(verbs.finish, HOUSE, edition, read, tuple(files))


async def pressed(house: House, edition: str) -> object:
    """A draft."""
    await begun(house, edition)
    return await finished(house, edition)


async def sealed(house: House, edition: str, *, alone: bool = False) -> object:
    """A draft that is sealed at once."""
    await pressed(house, edition)
    return await house.perform(verbs.seal, ANA, edition, NAMES, alone)


NAMES = frozenset({"Ana Ås", "Ben Bø", "Chi Čuovga"})
