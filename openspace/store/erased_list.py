"""Who was erased, by ids alone, in a file beside the database.

Rules:
    EL1 It holds ids that are nobody's name, and outlives what a backup brings back: so who was
        erased since that backup is erased in it again.
    EL2 It only grows, and is there whole or as it was before.
"""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Final

FILE: Final = "erased.txt"


def read(folder: Path) -> frozenset[str]:
    """The ids in a data folder's list."""
    try:
        return frozenset((folder / FILE).read_text(encoding="utf-8").split())
    except FileNotFoundError:
        return frozenset()


def remember(folder: Path, ids: Collection[str]) -> None:
    """Add these to the list (EL2)."""
    known = read(folder)
    if known.issuperset(ids):
        return
    new = folder / f".{FILE}"
    with new.open("w", encoding="utf-8") as file:
        file.writelines(f"{each}\n" for each in sorted(known.union(ids)))
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / FILE)
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
