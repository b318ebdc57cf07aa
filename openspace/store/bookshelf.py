"""Where pressed books lie: one folder an edition, in the data folder.

Rules:
    BS1 A book is made in a folder of its own, under ``.making``, which nobody is served from. When
        all of it is on the disk the folder is moved to its place, at once.
    BS2 What no edition knows is swept away: what was left half-made, and what was withdrawn.
    BS3 What the database never heard of is set aside in a folder ``unknown``, which nobody is
        served from: the database may be one of before, and the books be sealed. ``ASIDE`` after
        the moment that is marked in it, it is thrown away, because names may stand in it; what
        has no mark gets one. The age of a folder says nothing: moving it leaves it as it was.
        Where another lies under its name already, it is kept beside that one, with a number.
    BS4 Only names that this program gives are looked for, and a book is made under no other: what
        lay there before is taken away.
"""

import os
import re
import shutil
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import chain, count
from pathlib import Path

FOLDER, MAKING, UNKNOWN = "editions", ".making", "unknown"
SINCE = ".since"
ASIDE = timedelta(days=90)
NAME = re.compile(r"[a-z0-9]+")


class Bookshelf:
    """The books of a data folder."""

    def __init__(self, data: Path) -> None:
        self._folder, self._aside = data / FOLDER, data / UNKNOWN

    def making(self, edition: str) -> Path:
        """An empty folder in which a book may be made (BS1). Raises ``ValueError`` (BS4)."""
        if not NAME.fullmatch(edition):
            raise ValueError(f"{edition!r} is no name of a book")
        folder = self._folder / MAKING / edition
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
        return folder

    def keep(self, gathering: str, edition: str) -> None:
        """Put a book that is whole in its place (BS1)."""
        made, place = self._folder / MAKING / edition, self._folder / gathering / edition
        _settle(made)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        made.rename(place)
        _settle(place.parent)
        _settle(self._folder)
        _settle(self._folder.parent)

    def file(self, gathering: str, edition: str, form: str) -> Path:
        """Where a book lies in a form."""
        return self._folder / gathering / edition / f"workbook.{form}"

    def sweep(self, known: Collection[tuple[str, str]]) -> None:
        """Take away every folder but those of the gatherings and editions that are known (BS2)."""
        for folder in self._folder.glob("*/*"):
            gathering, edition = folder.parent.name, folder.name
            coming = gathering == MAKING and any(edition == each for _, each in known)
            if not coming and (gathering, edition) not in known:
                shutil.rmtree(folder, ignore_errors=True)

    def set_aside(self, ours: Collection[tuple[str, str]], now: datetime) -> list[Path]:
        """Move every whole book that is none of ours out of the way; where they are (BS3)."""
        moved = []
        for folder in sorted(self._folder.glob("*/*")):
            gathering, edition = folder.parent.name, folder.name
            if gathering != MAKING and (gathering, edition) not in ours:
                place = _free(self._aside / gathering / edition)
                place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                _mark(folder, now)
                folder.rename(place)
                moved.append(place)
        return moved

    def throw_away(self, now: datetime) -> None:
        """Empty what was set aside of books that nobody has come for (BS3)."""
        for folder in self._aside.glob("*/*"):
            since = _marked(folder)
            if since is None:
                _mark(folder, now)
            elif since <= (now - ASIDE).timestamp():
                shutil.rmtree(folder, ignore_errors=True)
                with suppress(OSError):  # other books are in it
                    folder.parent.rmdir()


def _free(place: Path) -> Path:
    """The place itself, or the first beside it where nothing lies."""
    beside = (place.with_name(f"{place.name}.{number}") for number in count(2))
    return next(each for each in chain((place,), beside) if not os.path.lexists(each))


def _mark(folder: Path, now: datetime) -> None:
    """Note when it was set aside; where that is not possible, it is tried again."""
    with suppress(OSError):
        (folder / SINCE).write_text(str(int(now.timestamp())), "ascii")


def _marked(folder: Path) -> int | None:
    """When it was set aside, if that is known."""
    with suppress(OSError, ValueError):
        return int((folder / SINCE).read_text("ascii"))
    return None


def _settle(folder: Path) -> None:
    """Have the disk know what is in a folder."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
