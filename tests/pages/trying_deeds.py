"""Deeds of the test room, for the check that a page and its pushes equal a fresh one; ana looks."""

from collections.abc import Mapping

from openspace.facilitation import gathering
from openspace.facilitation import trying as verbs
from openspace.facilitation.house import House
from tests.cast import ANA, CHI
from tests.pages.offer_deeds import Deed
from tests.trying import THEN_FOYER


async def hung(house: House) -> object:
    return await house.perform(verbs.hang, CHI, house.chats.trials, ("p1", "Why <b>not</b>?"))


async def asked(house: House) -> object:
    return await house.perform(verbs.ask, CHI, house.chats.trials, "No <sound>")


async def failed(house: House) -> object:
    return await house.perform(verbs.say, ANA, house.chats.trials, "sound", "fails")


async def marked(house: House) -> object:
    return await house.perform(verbs.mark, ANA, house.chats.trials, "p1")


async def written(house: House) -> object:
    return await house.perform(verbs.write, ANA, house.chats.trials, ("l1", "Hei & hå"))


async def gone(house: House) -> object:
    return await house.perform(verbs.go, ANA, house.chats.trials, "one")


async def answered(house: House) -> object:
    return await house.perform(verbs.answer, ANA, house.chats.trials, "chi")


async def ended(house: House) -> object:
    return await house.perform(verbs.end, ANA, house.chats.trials, "chi")


async def own_asked(house: House) -> object:
    return await house.perform(verbs.ask, ANA, house.chats.trials, "Lost")


TRYING_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "a practice topic hangs": (hung,),
    "a practice topic is marked": (hung, marked),
    "a practice line is written": (written,),
    "somebody goes into a practice room": (gone,),
    "a step fails": (failed,),
    "somebody asks for help in the test room": (failed, asked),
    "one asks for help oneself": (own_asked,),
    "help is on the way to the test room": (asked, answered),
    "somebody was helped in the test room": (asked, ended),
    "the test room closes": (
        *(hung, asked),
        lambda h: h.perform(gathering.open_phase, ANA, THEN_FOYER, 0),
    ),
}
