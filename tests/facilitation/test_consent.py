"""What somebody agreed to, changed later: P5, in every format of the book."""

import zipfile
from io import BytesIO

from pypdf import PdfReader

from openspace.domain.proceedings import Proceedings
from openspace.domain.reports import Entry, mark
from openspace.facilitation import additions, reports, rooms, whereabouts
from openspace.facilitation.agenda import place
from openspace.facilitation.consent import change
from openspace.facilitation.gathering import open_phase
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.proceedings import proceedings
from openspace.workbook.forms import FORMATS, Format
from openspace.workbook.press import press
from tests.cast import ANA, BEN, CHI, CODE, DEE, MARKET, ROUND_1, at
from tests.workbook.reading import squeezed, text


async def book(house: House) -> Proceedings:
    return await house.store.read(lambda tx: proceedings(tx, CODE, at(12)))


async def says(now: Proceedings, form: Format) -> str:
    """All the text of a file, unpacked and without spaces."""
    made = await press(now, form, "en")
    if form == "pdf":
        return text(PdfReader(BytesIO(made)))
    if made.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(made)) as packed:
            files = (packed.read(each) for each in packed.namelist())
            return squeezed("".join(each.decode("utf-8", "ignore") for each in files))
    return squeezed(made.decode())


async def taken_part(house: House) -> None:
    """Ben convenes, is there, takes notes, writes, adds, and is listed."""
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    await house.perform(open_phase, ANA, ROUND_1, MARKET)
    for who in (BEN, CHI):
        await house.perform(whereabouts.enter, who, "b1")
    await house.perform(rooms.take_notes, BEN, "b1")
    await house.perform(reports.write, BEN, "b1", Entry("summary", "We agreed", mark("")))
    await house.perform(additions.add, BEN, "b1", ("a1", "And more"))


async def test_p5_a_name_that_is_taken_back_is_in_none_of_the_formats(house: House) -> None:
    await taken_part(house)
    before = await book(house)
    assert len(FORMATS) == 9
    for form in FORMATS:
        assert "BenB" in await says(before, form), form
    await house.perform(change, BEN, named=False, listed=False)
    after = await book(house)
    for form in FORMATS:
        said = await says(after, form)
        assert ("BenB" in said, "Bøsbåter" in said) == (False, False), form
        assert "Weagreed" in said, form
    (chapter,) = after.chapters
    assert (chapter.people, chapter.additions[0].text) == (2, "And more")
    await house.perform(change, BEN, named=True, listed=True)
    assert (await book(house)) == before


async def test_p5_who_is_named_only_by_convening_is_so_no_more(house: House) -> None:
    assert await house.perform(change, DEE, named=True, listed=True) == NOT_ALLOWED
    assert await house.perform(change, CHI, named=False, listed=False) == ()
    await house.perform(change, BEN, named=False, listed=True)
    assert await house.perform(change, BEN, named=False, listed=True) == ()
    now = await book(house)
    assert [each.name for each in now.chapters[0].conveners] == [""]
    assert [each.name for each in now.participants] == ["Ana Ås", "Ben Bø"]
