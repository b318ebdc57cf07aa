"""What an operator keeps and puts back: a backup of a data folder, and a gathering's export.

Rules:
    SK1 A backup is made beside a running server, and takes no lock.
    SK2 A restoring takes the folder's lock. Before what was unpacked is put in its place it is
        brought to today's schema, who was erased since, here or elsewhere, is erased in it, and
        letters that may have been sent since wait for the desk.
"""

import argparse
import asyncio
import sqlite3
import sys
from datetime import datetime
from pathlib import Path

from openspace.config import Settings
from openspace.domain.refusal import Refusal
from openspace.facilitation.exporting import bring_in
from openspace.facilitation.house import wall_clock
from openspace.facilitation.scouring import before_serving, erase_again
from openspace.serving import NothingThere, house_in, locked, opened
from openspace.store import erased_list, gatherings, outbox
from openspace.store.backup import Withdrawn, back_up
from openspace.store.engine import FILE
from openspace.store.restoring import UNPACKED, Backup, Unfit, finish, swap, unpack


def backup(settings: Settings, asked: argparse.Namespace) -> None:
    """Copy everything into one file (SK1). Raises ``NothingThere``."""
    folder, file, at = Path(settings.data), Path(asked.file), wall_clock()
    if not (folder / FILE).exists():
        raise NothingThere(str(folder))
    if file.exists() and not asked.replace:
        sys.exit(f"{file} is there already. Name another file, or say --replace.")
    try:
        size = back_up(folder, file, at)
    except OSError as unwritten:
        sys.exit(f"{file} cannot be written: {unwritten.strerror}")
    except sqlite3.Error as unread:
        sys.exit(f"The database in {folder} cannot be read: {unread}")
    except Withdrawn:
        sys.exit("Books were withdrawn again and again meanwhile. Try once more.")
    print(f"backup {file} {size} bytes, everything until {_told(at)}", flush=True)


def restore(settings: Settings, asked: argparse.Namespace) -> None:
    """Put a backup in a data folder (SK2). Raises ``FolderTaken``."""
    folder, file = Path(settings.data), Path(asked.file)
    with locked(folder):
        finish(folder)
        if (folder / FILE).exists() and not asked.replace:
            sys.exit(f"There is a database in {folder}. Say --replace to set it aside.")
        try:
            made = unpack(file, folder / UNPACKED)
            codes = _made_ready(folder, _erased_elsewhere(asked.erased))
            aside = swap(folder, wall_clock())
        except (Unfit, OSError) as unfit:
            finish(folder)
            sys.exit(f"{file} is not put back. {_why(unfit)}")
    _tell(made, codes, aside)


def brought_in(settings: Settings, asked: argparse.Namespace) -> tuple[str, str]:
    """Bring an export in; its code and the secret of the facilitators' link.

    Raises ``FolderTaken``.
    """
    with house_in(Path(settings.data)) as house:
        try:
            outcome = asyncio.run(bring_in(house, Path(asked.file), asked.code))
        except OSError as unread:
            sys.exit(f"{asked.file} cannot be brought in: {unread.strerror}")
        if isinstance(outcome, Refusal):
            sys.exit(outcome.sentence % outcome.values)
        asyncio.run(erase_again(house))
    return outcome


def _made_ready(folder: Path, elsewhere: frozenset[str]) -> tuple[str, ...]:
    """Bring what was unpacked to where it can be served; the codes of its gatherings."""
    unpacked = folder / UNPACKED
    erased_list.remember(unpacked, erased_list.read(folder) | elsewhere)
    with opened(unpacked) as house:
        asyncio.run(before_serving(house))
        asyncio.run(house.store.write(lambda tx: outbox.hold_back(tx, house.clock())))
        return asyncio.run(house.store.read(gatherings.codes))


def _erased_elsewhere(file: str | None) -> frozenset[str]:
    return frozenset(Path(file).read_text(encoding="utf-8").split()) if file else frozenset()


def _tell(made: Backup, codes: tuple[str, ...], aside: Path | None) -> None:
    print(f"restored {len(codes)} gatherings as they were at {_told(made.at)}", flush=True)
    if aside:
        print(f"aside {aside} holds what was there, names too: take it away in time", flush=True)


def _told(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"


def _why(unfit: Exception) -> str:
    return (isinstance(unfit, OSError) and unfit.strerror) or str(unfit)
