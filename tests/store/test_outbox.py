"""The outbox: L1 to L3, L5 and L6, and what erasing does to it."""

from dataclasses import replace

import pytest

from openspace.domain.facts.erasure import ParticipantErased
from openspace.domain.letters import Letter, Posted, refused, sent
from openspace.store import outbox, secrets
from openspace.store.engine import Store
from openspace.store.keeping import Transaction
from openspace.store.scouring import PENDING
from tests.cast import CODE, at, kept
from tests.letters import TO_BEN, letter


async def put(store: Store, *letters: Letter) -> None:
    await store.write(lambda tx: outbox.put(tx, at(9), *letters))


async def due(store: Store, hour: int = 9) -> tuple[Posted, ...]:
    return await store.read(lambda tx: outbox.due(tx, at(hour), 10))


async def test_l1_a_letter_is_put_with_its_fact_or_not_at_all(settled: Store) -> None:
    def broken(tx: Transaction) -> None:
        outbox.put(tx, at(9), TO_BEN)
        raise LookupError

    with pytest.raises(LookupError):
        await settled.write(broken)
    assert await due(settled) == ()
    await put(settled, TO_BEN)
    (posted,) = await due(settled)
    assert posted == Posted(posted.id, TO_BEN, "waiting", at(9), at(9))


async def test_l2_the_same_is_put_once(settled: Store) -> None:
    await put(settled, TO_BEN, letter(subject="Again"))
    await put(settled, letter(to="dee@example.org"), letter(key="report:b2:ben"))
    assert [each.letter.key for each in await due(settled)] == ["report:b1:ben", "report:b2:ben"]


async def test_l2_so_many_at_once_are_put_once_and_in_order(settled: Store) -> None:
    """Those to two thousand guests, more than one question may name."""
    many = [letter(key=f"deadline:{each}") for each in range(2 * outbox.AT_ONCE + 1)]
    await put(settled, *many[-2:])
    await put(settled, *many, *many)
    here = await settled.read(lambda tx: outbox.those(tx, CODE, "waiting", 10 * outbox.AT_ONCE))
    numbers = sorted((each.id, each.letter.key) for each in here)
    assert [key for _, key in numbers] == [each.key for each in (*many[-2:], *many[:-2])]


async def test_l3_l6_it_waits_for_its_time_and_the_urgent_go_first(settled: Store) -> None:
    later = letter(key="later", not_before=at(10))
    seat = letter(key="seat", kind="confirmation")
    await put(settled, later, TO_BEN, seat, letter(key="signin", kind="signin"))
    assert [each.letter.key for each in await due(settled)] == ["signin", "seat", TO_BEN.key]
    assert len(await due(settled, 10)) == 4


async def test_l5_what_it_says_is_forgotten_once_it_is_sent(settled: Store) -> None:
    await put(settled, TO_BEN)
    (posted,) = await due(settled)
    await settled.write(kept(refused(posted, "451 later", at(9), forever=False)))
    assert await due(settled) == ()
    (waited,) = await due(settled, 10)
    assert (waited.letter, waited.tries, waited.answer) == (TO_BEN, 1, "451 later")
    await settled.write(kept(sent(waited, "250 ok", at(10))))
    assert await due(settled, 23) == ()
    (told,) = await settled.read(lambda tx: outbox.those(tx, CODE, "sent", 10))
    assert told.letter == replace(TO_BEN, text="", html="", calendar=b"")
    assert await settled.read(lambda tx: secrets.known(tx, PENDING)) == "checkpoint"


async def test_the_letters_of_who_is_erased_go(settled: Store) -> None:
    await put(settled, TO_BEN, letter(key="other", participant="chi"))
    await settled.write(kept(ParticipantErased(CODE, "ben", at(9))))
    assert [each.letter.key for each in await due(settled)] == ["other"]
