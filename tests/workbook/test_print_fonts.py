"""The fonts that running text is printed with: made so that typst is soon done with them."""

import json
import string
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typst

from openspace.workbook.design import fonts

SOURCE = Path(__file__).parents[2] / "node_modules/@expo-google-fonts"
RUNNING = [
    ("literata", "400Regular", "Literata_400Regular"),
    ("literata", "400Regular_Italic", "Literata_400Regular_Italic"),
    ("inter", "400Regular", "Inter_400Regular"),
]
LETTERS = string.ascii_letters + string.digits + ".,:;!?()-–’”«»ÅåÆæØøŠšÁáÜü"
SMALL = {each for each in LETTERS if each.islower()}
WIDTHS = """
#set page(width: auto, height: auto)
#set text(font: "%s", style: "%s")
#let all = json("letters.json")
#let wide(words) = calc.round(measure(text(words)).width.pt(), digits: 4)
#context [#metadata(all.map(one => all.map(other => wide(one + other)))) <widths>]
"""


@pytest.mark.parametrize("font", RUNNING)
def test_a_letter_stands_as_far_from_another_as_it_was_drawn(
    font: tuple[str, str, str], tmp_path: Path
) -> None:
    family, weight, name = font
    made, drawn = (_widths(name, path, tmp_path) for path in (fonts(), SOURCE / family / weight))
    moved = {pair for pair, width in drawn.items() if made[pair] != width}
    assert len(moved) > 20
    assert {each for pair in moved for each in pair} <= SMALL


def _widths(name: str, path: Path, folder: Path) -> dict[str, float]:
    (folder / "letters.json").write_text(json.dumps(list(LETTERS)), "utf-8")
    source = folder / "widths.typ"
    source.write_text(
        WIDTHS % (name.split("_", maxsplit=1)[0], "italic" if "Italic" in name else "normal")
    )
    printing = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(path)]
    )
    found = typst.query(str(source), "<widths>", field="value", one=True, font_paths=printing)
    rows = zip(LETTERS, json.loads(found), strict=True)
    return {one + two: wide for one, row in rows for two, wide in zip(LETTERS, row, strict=True)}


@pytest.mark.parametrize("font", RUNNING)
def test_a_pair_is_looked_up_and_not_searched_for(font: tuple[str, str, str]) -> None:
    tables = list(_pairs((fonts() / f"{font[2]}.ttf").read_bytes()))
    assert 0 < len(tables) <= 2
    assert tables == [{"by class": 2, "ranges": 1, "first": "list", "second": "list"}] * len(tables)


def _pairs(font: bytes) -> Iterator[dict[str, Any]]:
    """What the extended tables of pairs (type 9, of type 2) say of how they are read."""

    def u16(at: int) -> int:
        return int.from_bytes(font[at : at + 2])

    records = struct.iter_unpack(">4s3I", font[12 : 12 + 16 * u16(4)])
    gpos = next(at for tag, _, at, _ in records if tag == b"GPOS")
    lookups = gpos + u16(gpos + 8)
    for lookup in (lookups + u16(lookups + 2 + 2 * each) for each in range(u16(lookups))):
        for sub in (lookup + u16(lookup + 6 + 2 * each) for each in range(u16(lookup + 4))):
            if (u16(lookup), u16(sub + 2)) == (9, 2):
                at = sub + int.from_bytes(font[sub + 4 : sub + 8])
                lists = [{1: "list"}.get(u16(at + u16(at + each)), "search") for each in (8, 10)]
                cover = at + u16(at + 2)
                ranges = u16(cover + 2) if u16(cover) == 2 else None
                yield {"by class": u16(at), "ranges": ranges} | dict(
                    zip(("first", "second"), lists, strict=True)
                )
