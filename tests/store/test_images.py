"""Pictures in the store: each is there whole or not at all, and a gathering's are its own."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert

from openspace.domain.images import Image, image
from openspace.store import images
from openspace.store.engine import Conflict, Store
from openspace.store.image_tables import ImageRow
from openspace.store.keeping import Transaction
from openspace.store.rows import table_of
from tests.cast import CODE, at

KEPT = image("png", 3, 2, b"what is in it")
OTHER = image("jpeg", 2, 3, b"what is in another")


async def add(store: Store, new: Image, content: bytes) -> None:
    await store.write(lambda tx: images.add(tx, CODE, new, content, at(10)))


async def test_a_picture_comes_back_as_it_was_kept(settled: Store) -> None:
    await add(settled, KEPT, b"what is in it")
    await add(settled, OTHER, b"what is in another")
    assert await settled.read(lambda tx: images.image(tx, CODE, KEPT.file)) == KEPT
    assert await settled.read(lambda tx: images.content(tx, CODE, KEPT.file)) == b"what is in it"
    both = {KEPT.file: KEPT, OTHER.file: OTHER}
    assert await settled.read(lambda tx: images.images(tx, CODE)) == both
    assert await settled.read(lambda tx: images.kept(tx, CODE)) == (2, KEPT.size + OTHER.size)
    with pytest.raises(Conflict):
        await add(settled, KEPT, b"what is in it")


async def test_im6_another_gathering_has_nothing_of_it(settled: Store) -> None:
    await add(settled, KEPT, b"what is in it")
    assert await settled.read(lambda tx: images.image(tx, "elsewhere", KEPT.file)) is None
    assert await settled.read(lambda tx: images.images(tx, "elsewhere")) == {}
    assert await settled.read(lambda tx: images.kept(tx, "elsewhere")) == (0, 0)


async def test_what_fails_half_way_leaves_no_picture(settled: Store) -> None:
    def half(tx: Transaction) -> None:
        images.add(tx, CODE, KEPT, b"what is in it", at(10))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await settled.write(half)
    assert await settled.read(lambda tx: images.images(tx, CODE)) == {}


async def test_what_erases_a_gatherings_rows_erases_its_pictures(settled: Store) -> None:
    await add(settled, KEPT, b"what is in it")
    table = table_of(ImageRow)
    gone = delete(table).where(table.c.gathering == CODE)
    await settled.write(lambda tx: tx.execute(gone).rowcount)  # type: ignore[attr-defined]
    assert await settled.read(lambda tx: images.kept(tx, CODE)) == (0, 0)
    row = {"file": "f", "sort": "png", "width": 1, "height": 1, "size": 1, "content": b""}
    orphan = insert(table).values(gathering="nowhere", kept_at=at(10) + timedelta(hours=1), **row)
    with pytest.raises(Conflict):
        await settled.write(lambda tx: tx.execute(orphan))
