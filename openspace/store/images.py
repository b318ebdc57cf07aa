"""Pictures in the store.

The rule: their bytes are read where they are shown and nowhere else; they stand last in their row,
so that SQLite passes over them for every other question.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select

from openspace.domain.images import Image
from openspace.store.image_tables import ImageRow
from openspace.store.keeping import Transaction
from openspace.store.rows import columns_of, table_of

IMAGE = table_of(ImageRow)
HERE = columns_of(IMAGE, Image).where(IMAGE.c.gathering == bindparam("here"))
ONE = HERE.where(IMAGE.c.file == bindparam("named"))
KEPT = select(
    func.count().label("count"), func.coalesce(func.sum(IMAGE.c.size), 0).label("size")
).where(IMAGE.c.gathering == bindparam("here"))
CONTENT = select(IMAGE.c.content).where(
    IMAGE.c.gathering == bindparam("here"), IMAGE.c.file == bindparam("named")
)


def images(tx: Transaction, gathering: str) -> Mapping[str, Image]:
    """Every picture of a gathering, by its file."""
    rows = tx.ask(HERE, here=gathering).mappings()
    return {row["file"]: Image(**row) for row in rows}


def image(tx: Transaction, gathering: str, file: str) -> Image | None:
    """A picture of a gathering, if it has it."""
    row = tx.ask(ONE, here=gathering, named=file).mappings().one_or_none()
    return Image(**row) if row else None


def content(tx: Transaction, gathering: str, file: str) -> bytes:
    """What is in a picture that a gathering has."""
    found: bytes = tx.ask(CONTENT, here=gathering, named=file).scalar_one()
    return found


def kept(tx: Transaction, gathering: str) -> tuple[int, int]:
    """How many pictures a gathering has, and how many bytes they are."""
    row = tx.ask(KEPT, here=gathering).mappings().one()
    return row["count"], row["size"]


def copy(tx: Transaction, gathering: str, to: str, file: str, at: datetime) -> None:
    """Let another gathering have a picture of this one too."""
    found = image(tx, gathering, file)
    if found and not image(tx, to, file):
        add(tx, to, found, content(tx, gathering, file), at)


def add(tx: Transaction, gathering: str, new: Image, inside: bytes, at: datetime) -> None:
    """Keep a picture that the gathering does not have."""
    what = {name: getattr(new, name) for name in ("file", "sort", "width", "height", "size")}
    tx.ask(insert(IMAGE).values(gathering=gathering, kept_at=at, content=inside, **what))
