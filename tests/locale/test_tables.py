"""Tables for spreadsheets: SP1 to SP3."""

import csv

import pytest

from openspace.locale.tables import LONGEST, table


@pytest.mark.parametrize(("language", "separator"), [("nb", ";"), ("en", ","), ("sv", ";")])
def test_a_table_opens_in_the_spreadsheets_of_its_language(language: str, separator: str) -> None:
    """SP1."""
    file = table(["Navn", "E-post"], [['Åse; B, "C"\nD', "a@b.no"]], language)
    assert file.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(file.decode("utf-8-sig").splitlines(True), delimiter=separator))
    assert rows == [["Navn", "E-post"], ['Åse; B, "C"\nD', "a@b.no"]]


@pytest.mark.parametrize("first", [*"=+-@\t\r\n\x00\x1b\x7f\x85", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(first: str) -> None:
    """SP2."""
    file = table(["Name"], [[f"{first}cmd|' /C calc'!A0"]], "en").decode("utf-8-sig")
    assert file == f'"Name"\r\n"\'{first}cmd|\' /C calc\'!A0"\r\n'


@pytest.mark.parametrize("plain", ["", "Ben = Bø", "(x)", "1+1", "Åse"])
def test_other_cells_stay_as_they_are(plain: str) -> None:
    """SP2."""
    assert table(["Name"], [[plain]], "en").decode("utf-8-sig") == f'"Name"\r\n"{plain}"\r\n'


@pytest.mark.parametrize("letter", ["å", "🌊"])
def test_a_cell_is_no_longer_than_spreadsheets_hold(letter: str) -> None:
    """SP3: they count in UTF-16, and half an emoji is none."""
    fits = LONGEST // (len(letter.encode("utf-16-le")) // 2)
    for length in (fits, fits + 1):
        (_, row, _) = table(["Name"], [[letter * length]], "en").decode("utf-8-sig").split("\r\n")
        cell = row.strip('"')
        assert len(cell.encode("utf-16-le")) <= 2 * LONGEST
        assert (cell == letter * length, cell.endswith(f"{letter} …")) == (
            length == fits,
            length > fits,
        )
