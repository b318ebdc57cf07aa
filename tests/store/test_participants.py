"""Participants, their keys and invitations."""

from dataclasses import replace

import pytest
from sqlmodel import select

from openspace.domain.facts.participants import RoleRaised
from openspace.domain.participants import Participant
from openspace.domain.permissions import Role
from openspace.store import gatherings, participants
from openspace.store.engine import Conflict, Store
from openspace.store.tables import InvitationRow, KeyRow
from tests.cast import CODE, KEYS, PEOPLE, ana, at, ben, chi, gathering, kept, registered


async def test_people_come_back_as_they_were_in_the_order_they_came(settled: Store) -> None:
    assert await settled.read(lambda tx: participants.everybody(tx, CODE)) == PEOPLE
    assert await settled.read(lambda tx: participants.participant(tx, "chi")) == chi
    assert await settled.read(lambda tx: participants.participant(tx, "dee")) is None
    assert await settled.read(lambda tx: participants.count(tx, CODE)) == 3


async def test_a_key_opens_its_owners_door_and_no_other(settled: Store) -> None:
    await settled.write(lambda tx: gatherings.add(tx, replace(gathering(), code="other")))
    assert await _opened(settled, KEYS["ben"]) == ben
    assert await _opened(settled, "guessed") is None
    assert await _opened(settled, KEYS["ben"], "other") is None


async def test_one_person_may_have_several_keys(settled: Store) -> None:
    await settled.write(lambda tx: participants.give_key(tx, "ana", "on my phone"))
    assert await _opened(settled, "on my phone") == ana
    assert await _opened(settled, KEYS["ana"]) == ana


async def test_a_key_that_is_changed_opens_nothing_any_more(settled: Store) -> None:
    await settled.write(lambda tx: participants.change_key(tx, KEYS["chi"], "another"))
    assert await _opened(settled, "another") == chi
    assert await _opened(settled, KEYS["chi"]) is None
    assert await _opened(settled, KEYS["ben"]) == ben


async def test_a_role_that_is_raised_is_kept(settled: Store) -> None:
    await settled.write(kept(RoleRaised(CODE, "chi", Role.FACILITATOR)))
    everybody = await settled.read(lambda tx: participants.everybody(tx, CODE))
    assert everybody == (ana, ben, replace(chi, role=Role.FACILITATOR))


async def test_a_key_opens_one_door_only(settled: Store) -> None:
    with pytest.raises(Conflict):
        await settled.write(lambda tx: participants.give_key(tx, "chi", KEYS["ben"]))


async def test_secrets_are_not_kept(settled: Store) -> None:
    await settled.write(lambda tx: participants.invite(tx, CODE, Role.PARTICIPANT, "open up", None))
    keys = await settled.read(lambda tx: {row.hash for row in tx.exec(select(KeyRow))})
    links = await settled.read(lambda tx: {row.hash for row in tx.exec(select(InvitationRow))})
    assert keys == {participants.hashed(secret) for secret in KEYS.values()}
    assert links == {participants.hashed("open up")}
    assert not (keys | links) & {*KEYS.values(), "open up"}


async def test_an_id_is_given_once(settled: Store) -> None:
    with pytest.raises(Conflict):
        await settled.write(kept(registered(replace(chi, name="Chi again"))))
    assert await settled.read(lambda tx: participants.everybody(tx, CODE)) == PEOPLE


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PARTICIPANT])
async def test_an_invitation_gives_its_role_in_its_own_gathering(
    settled: Store, role: Role
) -> None:
    await settled.write(lambda tx: gatherings.add(tx, replace(gathering(), code="other")))
    await settled.write(lambda tx: participants.invite(tx, CODE, role, "open up", None))
    assert await _invited_as(settled, "open up") == role
    assert await _invited_as(settled, "open up", "other") is None
    assert await _invited_as(settled, "guessed") is None
    assert await _invited_as(settled, "") is None


async def test_an_invitation_is_used_up(settled: Store) -> None:
    await settled.write(lambda tx: participants.invite(tx, CODE, Role.PARTICIPANT, "twice", 2))
    for _ in range(2):
        assert await _invited_as(settled, "twice") == Role.PARTICIPANT
        await settled.write(lambda tx: participants.use_invitation(tx, "twice"))
    assert await _invited_as(settled, "twice") is None


async def test_an_invitation_without_end_stays(settled: Store) -> None:
    await settled.write(lambda tx: participants.invite(tx, CODE, Role.PARTICIPANT, "ever", None))
    for _ in range(3):
        await settled.write(lambda tx: participants.use_invitation(tx, "ever"))
    assert await _invited_as(settled, "ever") == Role.PARTICIPANT


async def _opened(store: Store, secret: str, code: str = CODE) -> Participant | None:
    return await store.read(lambda tx: participants.by_key(tx, code, secret))


async def _invited_as(store: Store, secret: str, code: str = CODE) -> Role | None:
    return await store.read(lambda tx: participants.invited_as(tx, code, secret, at(9, 45)))
