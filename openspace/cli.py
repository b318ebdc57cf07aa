"""The commands: serve · demo · rehearse · import · organise · press · backup · restore.

One that writes takes the data folder's lock, or says that the server has it.
"""

import argparse
import asyncio
import json
import sys
import webbrowser
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

from openspace.config import Settings, WrongSetting
from openspace.domain.editions import edition_of
from openspace.domain.permissions import Caller, Role
from openspace.domain.refusal import Refusal
from openspace.facilitation.door import invite
from openspace.facilitation.gathering import resume
from openspace.facilitation.gathering_file import FACILITATORS, Imported, import_gathering
from openspace.facilitation.house import House, wall_clock
from openspace.facilitation.organising import is_untouched, organise
from openspace.facilitation.proceedings import album, proceedings
from openspace.live.call_route import means
from openspace.log import keep_log
from openspace.rehearsal.crowd import accompany
from openspace.rehearsal.document import demo_document
from openspace.rehearsing import NotCopied, Wished, practise, rehearsed
from openspace.safekeeping import backup, brought_in, restore
from openspace.serving import (
    FolderTaken,
    NothingThere,
    NotListening,
    house_in,
    listening,
    readable_house_in,
    run,
    serve,
)
from openspace.store import editions, gatherings
from openspace.store.bookshelf import Bookshelf
from openspace.store.connecting import OutOfReach
from openspace.words import parser
from openspace.workbook.apart import NotPressed
from openspace.workbook.forms import FORMATS
from openspace.workbook.press import press

DEMO = "demo"
STOPPED = 130
NOT_PRESSED = {
    "full": "The disk is full, so the book could not be made. Make room, then try again.",
    "late": "The book took too long, so it was given up. Try again.",
}


def main(words: Sequence[str] | None = None) -> None:
    """Do what the words say."""
    asked = parser(__doc__).parse_args(words)
    try:
        COMMANDS[asked.command](_settings(asked), asked)
    except WrongSetting as wrong:
        sys.exit(str(wrong))
    except FolderTaken as taken:
        sys.exit(f"Another openspace has {taken} open. Stop it first, or name another --data.")
    except NothingThere as empty:
        sys.exit(f"There is no database in {empty}. Name its folder with --data.")
    except OutOfReach as why:
        sys.exit(f"The database cannot be read: {why}. Look whether the disk is full.")
    except NotCopied as reason:
        sys.exit(str(reason))
    except NotListening as deaf:
        sys.exit(f"Cannot listen on {deaf}. Name another --port; 0 takes any that is free.")
    except KeyboardInterrupt:
        sys.exit(STOPPED)


def _settings(asked: argparse.Namespace) -> Settings:
    """What the environment says; what the command's words say wins."""
    settings = Settings.from_environment()
    if asked.command == "demo":
        settings = replace(settings, data=str(Path(settings.data) / DEMO))
    given = {name: getattr(asked, name, None) for name in ("data", "port")}
    return replace(settings, **{name: each for name, each in given.items() if each is not None})


def _serve(settings: Settings, _: argparse.Namespace) -> None:
    keep_log(sys.stderr)
    with house_in(Path(settings.data)) as house, listening(settings.host, settings.port) as opened:
        settings = replace(settings, port=opened.getsockname()[1])
        print(f"listening http://{settings.host}:{settings.port}/", flush=True)
        if asyncio.run(is_untouched(house)):
            _print_organiser(settings, house)
        run(serve(house, settings, opened, ready=lambda: None))


def _demo(settings: Settings, asked: argparse.Namespace) -> None:
    keep_log(sys.stderr)
    folder = Path(settings.data)
    with (
        house_in(folder) as house,
        listening(settings.host, settings.port) as opened,
    ):
        settings = replace(settings, port=opened.getsockname()[1])
        imported = asyncio.run(_set_up(house))
        facilitator, participant = _print_links(settings, imported)
        with accompany(participant, asked.people, folder):
            shown = [facilitator] if asked.browser else []
            ready = partial(_show, shown)
            run(serve(house, settings, opened, ready))


def _rehearse(settings: Settings, asked: argparse.Namespace) -> None:
    keep_log(sys.stderr)
    wished = Wished(asked.code, asked.people, asked.seconds, asked.into)
    with (
        listening(settings.host, settings.port) as opened,
        rehearsed(Path(settings.data), wished) as (house, imported),
    ):
        settings = replace(settings, port=opened.getsockname()[1])
        _, participant = _print_links(settings, imported)
        print(practise(house, settings, opened, participant, wished), flush=True)


def _organise(settings: Settings, _: argparse.Namespace) -> None:
    with house_in(Path(settings.data)) as house:
        _print_organiser(settings, house)


def _print_organiser(settings: Settings, house: House) -> None:
    """A new organisers' link; the one before ends."""
    secret = asyncio.run(organise(house))
    print(f"organiser http://{settings.host}:{settings.port}/organisers/{secret}", flush=True)


def _show(addresses: Sequence[str]) -> None:
    for address in addresses:
        webbrowser.open(address)


async def _set_up(house: House) -> Imported:
    """The demo's gathering: a new one, or the one that is there, where it was left."""
    now = house.clock()
    if not await house.store.read(lambda tx: gatherings.gathering(tx, DEMO)):
        imported = await import_gathering(house, demo_document(now), None, now)
        if isinstance(imported, Refusal):
            sys.exit(imported.sentence % imported.values)
        return imported
    await house.perform(resume, Caller(DEMO, None, Role.OUTSIDE))
    return Imported(DEMO, await invite(house, DEMO, Role.FACILITATOR, FACILITATORS), None)


def _import(settings: Settings, asked: argparse.Namespace) -> None:
    if is_zipfile(asked.file):
        _print_links(settings, Imported(*brought_in(settings, asked), None))
        return
    document = _document(asked.file)
    if asked.programme:
        document = {**document, "programme": _document(asked.programme)}
    with house_in(Path(settings.data)) as house:
        imported = asyncio.run(
            import_gathering(house, document, asked.date, house.clock(), means(settings))
        )
    if isinstance(imported, Refusal):
        sys.exit(imported.sentence % imported.values)
    _print_links(settings, imported)


def _document(name: str) -> Any:
    try:
        return json.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as unreadable:
        sys.exit(f"{name} cannot be read: {unreadable}")


def _press(settings: Settings, asked: argparse.Namespace) -> None:
    try:
        with readable_house_in(Path(settings.data)) as house:
            book = asyncio.run(
                _sealed(house, asked.code, asked.edition, asked.format)
                if asked.edition
                else _book(house, asked.code, asked.format)
            )
    except NotPressed as failure:
        sys.exit(NOT_PRESSED.get(failure.why, f"The book could not be made: {failure}"))
    try:
        Path(asked.out).write_bytes(book)
    except OSError as unwritten:
        sys.exit(f"{asked.out} cannot be written: {unwritten.strerror}")


async def _book(house: House, code: str, form: str) -> bytes:
    chosen = next(each for each in FORMATS if each == form)
    try:
        made = await house.store.read(lambda tx: proceedings(tx, code, wall_clock()))
    except LookupError:
        sys.exit(f"There is no gathering with the code {code}.")
    pictures = await house.store.read(lambda tx: album(tx, made))
    return await press(made, chosen, album=pictures)


async def _sealed(house: House, code: str, number: int, form: str) -> bytes:
    """A sealed edition as it lies in the data folder, when it is what was sealed."""
    found = edition_of(await house.store.read(lambda tx: editions.editions(tx, code)), number)
    kept = found.file(form) if found and found.stands else None
    if found is None or kept is None:
        sys.exit(f"There is no sealed edition {number} of {code}.")
    try:
        content = Bookshelf(house.store.folder).file(code, found.id, form).read_bytes()
    except OSError as unread:
        sys.exit(f"Edition {number} cannot be read: {unread.strerror}")
    if sha256(content).hexdigest() != kept.digest:
        sys.exit(f"The {form} of edition {number} is not what was sealed: its checksum differs.")
    return content


def _print_links(settings: Settings, imported: Imported) -> tuple[str, str]:
    """Facilitator's and participant's addresses, printed as two lines."""
    base = f"http://{settings.host}:{settings.port}/g/{imported.code}"
    facilitator = f"{base}/invitation/{imported.facilitator}"
    participant = f"{base}/invitation/{imported.participant}" if imported.participant else base
    print(f"facilitator {facilitator}", flush=True)
    print(f"participant {participant}", flush=True)
    return facilitator, participant


COMMANDS = {
    "serve": _serve,
    "demo": _demo,
    "rehearse": _rehearse,
    "import": _import,
    "organise": _organise,
    "press": _press,
    "backup": backup,
    "restore": restore,
}
