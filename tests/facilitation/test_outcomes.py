"""What a day came to, gathered for the book: hidden numbers stay out, names need consent."""

from pathlib import Path

from openspace.domain.action_words import Typed
from openspace.domain.outcomes import PlannedAction, Priority, Said
from openspace.domain.proceedings import Proceedings
from openspace.facilitation import actions, closing, consent, convergence, gathering
from openspace.facilitation.actions import Owning
from openspace.facilitation.house import House
from openspace.facilitation.proceedings import proceedings
from tests.cast import ANA, BEN, CHI, CODE, CONVERGENCE, at, converging
from tests.house import house

ME, NOBODY = Owning(), Owning("nobody")


async def told(opened: House) -> Proceedings:
    return await opened.store.read(lambda tx: proceedings(tx, CODE, at(13)))


async def test_priorities_stand_once_everyone_may_read_them(tmp_path: Path) -> None:  # OC1
    async with house(tmp_path, converging()) as opened:
        await opened.perform(convergence.lay, CHI, "t1")
        assert (await told(opened)).priorities == ()
        await opened.perform(convergence.reveal, ANA)
        first = (Priority(1, "What about number 1?", 1),)
        assert (await told(opened)).priorities == first
        await opened.perform(gathering.open_phase, ANA, CONVERGENCE - 1, CONVERGENCE)
        assert (await told(opened)).priorities == ()
        await opened.perform(gathering.open_phase, ANA, CONVERGENCE + 1, CONVERGENCE - 1)
        assert (await told(opened)).priorities == first


async def test_actions_stand_with_an_owner_and_names_by_consent(tmp_path: Path) -> None:
    """OC2, OC3: ben agreed to be named, chi did not."""
    async with house(tmp_path, converging()) as opened:
        put_up = ((BEN, "Meet", ME), (CHI, "Eat", ME), (CHI, "Wait", NOBODY), (CHI, "Rest", ME))
        for who, title, how in put_up:
            typed = Typed(title, "1", "The band" if title == "Eat" else "")
            await opened.perform(actions.propose, who, title, typed, how)
        assert (await told(opened)).actions == (
            PlannedAction(1, "Meet", "Ben Bø", "Bøs båter", topics=(1,)),
            PlannedAction(2, "Eat", "", "The band", topics=(1,)),
            PlannedAction(4, "Rest", "", "", topics=(1,)),
        )


async def test_an_owners_organisation_is_no_part_of_an_action(tmp_path: Path) -> None:  # AO10
    async with house(tmp_path, converging()) as opened:
        await opened.perform(actions.propose, BEN, "a1", Typed("Meet"), ME)
        await opened.perform(consent.change, BEN, named=False, listed=False)
        (meet,) = (await told(opened)).actions
        assert (meet.owner, meet.organisation) == ("", "")


async def test_a_line_stands_with_its_name_where_that_was_asked_for(tmp_path: Path) -> None:
    async with house(tmp_path, converging(CONVERGENCE + 1)) as opened:
        await opened.perform(closing.say, CHI, "x1", "Thank you", True)
        await opened.perform(closing.say, BEN, "x2", "So long", False)
        said = set((await told(opened)).reflections)
        assert said == {Said("Thank you", "Chi Čuovga"), Said("So long")}
