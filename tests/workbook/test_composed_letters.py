"""Inter as it is printed with: it composes no letters, and draws all as before."""

import struct
from pathlib import Path
from unicodedata import normalize

import pytest
import typst

from openspace.workbook.design import fonts

SOURCE = Path(__file__).parents[2] / "node_modules/@expo-google-fonts/inter"
WEIGHTS = ["600SemiBold", "700Bold"]
LETTERS = "Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž Åå Ææ Øø Ǻǻ Ǎǎ Ēē Ģģ Ķķ Ńń Őő Ůů Ẁẁ Ậậ Ốố Ữữ ï î ĵ (A-B) 3x4"
UNCOMPOSED = "m\u0303 q\u0302 i\u0320 j\u0301 x\u0308 R\u0303"
TOP = '#set page(width: 120mm, height: auto)\n#set text(font: "Inter", weight: %s)\n'


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("words", [LETTERS, normalize("NFD", LETTERS), UNCOMPOSED])
def test_letters_and_their_marks_are_drawn_as_before(
    weight: str, words: str, tmp_path: Path
) -> None:
    source = tmp_path / "words.typ"
    source.write_text(TOP % weight[:3] + words, "utf-8")
    made, drawn, bare = (
        typst.compile(str(source), font_paths=_alone(path), format="png")
        for path in (fonts(), SOURCE / weight, fonts() / "nowhere")
    )
    assert made == drawn != bare


def _alone(path: Path) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(path)]
    )


@pytest.mark.parametrize("weight", ["400Regular", *WEIGHTS])
def test_no_letter_is_asked_whether_a_mark_follows_it(weight: str) -> None:
    drawn = _kinds((SOURCE / weight / f"Inter_{weight}.ttf").read_bytes())
    assert drawn == {4, 5, 6}
    assert _kinds((fonts() / f"Inter_{weight}.ttf").read_bytes()) == {6}


def _kinds(font: bytes) -> set[int]:
    """Of what types the lookups are that compose letters (4: a letter and what follows it)."""

    def u16(at: int) -> int:
        return int.from_bytes(font[at : at + 2])

    records = struct.iter_unpack(">4s3I", font[12 : 12 + 16 * u16(4)])
    gsub = next(at for tag, _, at, _ in records if tag == b"GSUB")
    features, lookups = gsub + u16(gsub + 6), gsub + u16(gsub + 8)
    named = (features + 2 + 6 * each for each in range(u16(features)))
    own = [features + u16(at + 4) for at in named if font[at : at + 4] == b"ccmp"]
    numbers = {u16(at + 4 + 2 * each) for at in own for each in range(u16(at + 2))}
    return {u16(lookups + u16(lookups + 2 + 2 * each)) for each in numbers}
