"""A list in a workbook of Excel: LW1 to LW4, on parts as Excel and others write them."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from openspace.domain.list_rows import EMPTY, MOST_LINES, TOO_LARGE, TOO_LONG, WORKBOOK, Row
from openspace.domain.list_table import table_of
from openspace.domain.list_workbook import BOOK, LINKS, MOST, MOST_COLUMNS, STRINGS
from openspace.domain.refusal import Refusal

FIRST, SECOND = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet(*rows: str) -> str:
    return f"<worksheet {NS}><sheetData>{''.join(rows)}</sheetData></worksheet>"


def words(*told: str) -> str:
    """A row of cells with their words in them."""
    cells = "".join(f'<c t="inlineStr"><is><t>{each}</t></is></c>' for each in told)
    return f"<row>{cells}</row>"


PARTS = {
    BOOK: f'<?xml version="1.0"?><workbook {NS} xmlns:r="{REL}"><sheets>'
    '<sheet name="Om" sheetId="2" state="hidden" r:id="rId2"/>'
    '<sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>',
    LINKS: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    STRINGS: f"<sst {NS}><si><t>Navn</t></si><si><t>E-post</t></si>"
    "<si><r><t>Åse </t></r><r><t>Øyen</t></r><rPh><t>OSE</t></rPh></si></sst>",
    FIRST: sheet(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>',
        '<row r="2"/><row r="4"><c r="A4" s="3" t="s"><v>2</v></c><c r="B4"><v>17</v></c>',
        '<c r="C4" t="str"><f>LOWER("X")</f><v>ase@example.no</v></c></row>',
        '<row r="5"><c t="inlineStr"><is><t>Kari &amp;\nco</t></is></c></row>',
    ),
    SECOND: sheet(words("hidden@example.no")),
}


def packed(how: int = ZIP_DEFLATED, /, **changed: str | None) -> bytes:
    """A workbook with these parts changed, or left out: ``first``, ``second``, ``strings`` …"""
    names = {"first": FIRST, "second": SECOND, "strings": STRINGS, "book": BOOK, "links": LINKS}
    parts: Mapping[str, str | None] = {
        **PARTS,
        **{names[name]: told for name, told in changed.items()},
    }
    file = BytesIO()
    with ZipFile(file, "w", how) as into:
        for name, told in parts.items():
            if told is not None:
                into.writestr(name, told)
    return file.getvalue()


def cells(found: tuple[Row, ...] | Refusal) -> list[tuple[str, ...]]:
    assert not isinstance(found, Refusal)
    return [row.cells for row in found]


def test_lw1_cells_stand_where_they_are_and_rows_are_known_by_their_number() -> None:
    assert table_of(packed()) == (
        Row(1, ("Navn", "", "E-post")),
        Row(4, ("Åse Øyen", "17", "ase@example.no")),
        Row(5, ("Kari & co",)),
    )


def test_lw1_the_first_sheet_that_is_shown_and_holds_anything() -> None:
    shown = PARTS[BOOK].replace('state="hidden" ', "")
    assert cells(table_of(packed(book=shown))) == [("hidden@example.no",)]
    empty = sheet("<row/>", '<row r="9"><c r="A9" s="1"/></row>')
    assert cells(table_of(packed(book=shown, second=empty)))[0] == ("Navn", "", "E-post")
    assert table_of(packed(first=empty)) == EMPTY


def test_lw1_names_with_a_prefix_are_the_same() -> None:
    told = PARTS[FIRST].replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    assert cells(table_of(packed(first=told.replace("xmlns=", "xmlns:x="))))[2] == ("Kari & co",)


def test_lw1_without_words_of_all_there_are_those_in_the_cells() -> None:
    told = packed(first=sheet(words("Kari", "kari@example.no")), strings=None)
    assert cells(table_of(told)) == [("Kari", "kari@example.no")]


@pytest.mark.parametrize("part", ["first", "strings"])
def test_lw2_no_more_is_unpacked_than_there_may_be(part: str) -> None:
    big = f"<x><si><t>{'a' * MOST}</t></si></x>"
    bomb = packed(**{part: big})
    assert len(bomb) < MOST // 100
    assert table_of(bomb) == TOO_LARGE


def test_lw2_parts_are_too_much_together() -> None:
    shown = PARTS[BOOK].replace('state="hidden" ', "")
    half = sheet(f"<!--{'a' * (MOST * 2 // 3)}-->")
    assert table_of(packed(first=half, book=shown, second=None)) == WORKBOOK
    assert table_of(packed(first=half, second=half, book=shown)) == TOO_LARGE


def test_lw2_a_sheet_that_is_named_often_is_read_once() -> None:
    half = sheet(f"<!--{'a' * (MOST * 2 // 3)}-->")
    again = PARTS[LINKS].replace("/xl/worksheets/sheet2.xml", "worksheets/sheet1.xml")
    shown = PARTS[BOOK].replace('state="hidden" ', "")
    assert table_of(packed(first=half, links=again, book=shown)) == EMPTY


def test_lw2_lines_columns_and_words_have_an_end() -> None:
    most = [words("a")] * (MOST_LINES + 1)
    assert len(cells(table_of(packed(first=sheet(*most))))) == len(most)
    assert table_of(packed(first=sheet(*most, words("b")))) == TOO_LONG
    wide = words(*"a" * MOST_COLUMNS)
    assert len(cells(table_of(packed(first=sheet(wide))))[0]) == MOST_COLUMNS
    assert table_of(packed(first=sheet(words(*"a" * (MOST_COLUMNS + 1))))) == TOO_LARGE
    long = f"<sst><si><t>{'a' * 100_000}</t></si></sst>"
    again = sheet('<row><c t="s"><v>0</v></c></row>' * 30)
    assert table_of(packed(first=again, strings=long)) == TOO_LARGE


def test_lw2_words_in_many_pieces_take_no_longer_than_in_one() -> None:
    """What is put together piece by piece takes a quarter of a minute for this."""
    many = f"<sst><si>{'<t>a</t>' * 200_000}</si></sst>"
    first = sheet('<row><c t="s"><v>0</v></c></row>')
    assert cells(table_of(packed(first=first, strings=many))) == [("a" * 200_000,)]


@pytest.mark.parametrize("part", ["first", "strings", "book", "links"])
def test_lw3_what_declares_anything_is_none(part: str) -> None:
    told = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;&a;&a;</x>'
    assert table_of(packed(**{part: told})) == WORKBOOK


@pytest.mark.parametrize(
    "content",
    [
        packed()[:-40],
        packed(book=None),
        packed(links=None),
        packed(first=None),
        packed(first="<worksheet>"),
        packed(first='<?xml version="1.0" encoding="foo"?><worksheet/>'),
        packed(first=sheet('<row><c t="s"><v>99</v></c></row>')),
        packed(first=sheet('<row r="x"/>')),
        packed(ZIP_BZIP2),
        packed().replace(zlib.compress(PARTS[FIRST].encode())[2:12], b"\0" * 10),
        b"PK\x03\x04" + b"\0" * 400,
    ],
)
def test_lw4_what_cannot_be_read_is_refused_with_what_to_do(content: bytes) -> None:
    assert table_of(content) == WORKBOOK
