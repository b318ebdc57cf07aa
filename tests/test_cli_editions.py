"""A sealed edition is copied out of the data folder, when it is what was sealed."""

import asyncio
from pathlib import Path

import pytest

from openspace import cli
from openspace.store.bookshelf import Bookshelf
from tests.bookbinding import content, sealed
from tests.cast import CLOSING, CODE, gathering
from tests.house import house


async def settled(folder: Path) -> None:
    """A gathering with one sealed edition."""
    async with house(folder, gathering(CLOSING)) as opened:
        await sealed(opened, "e1")


def refused(*words: str) -> object:
    """What a command says that ends with a no."""
    with pytest.raises(SystemExit) as no:
        cli.main(list(words))
    return no.value.code


def test_a_sealed_edition_is_copied_out_or_said_to_be_changed(tmp_path: Path) -> None:
    asyncio.run(settled(tmp_path))
    out = tmp_path / "book.pdf"
    words = ["press", CODE, "--data", str(tmp_path), "--out", str(out), "--edition"]
    cli.main([*words, "1"])
    assert out.read_bytes() == content("e1", "pdf")
    said = f"There is no sealed edition 2 of {CODE}."
    assert refused(*words, "2") == said
    file = Bookshelf(tmp_path).file(CODE, "e1", "pdf")
    file.write_bytes(b"another")
    said = "The pdf of edition 1 is not what was sealed: its checksum differs."
    assert refused(*words, "1") == said
    file.unlink()
    assert refused(*words, "1") == "Edition 1 cannot be read: No such file or directory"
