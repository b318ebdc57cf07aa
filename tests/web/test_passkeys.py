"""Facilitators come back by a passkey, until it is removed or they are released: SI3, SI4."""

import json
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from openspace.domain.permissions import Role
from openspace.store import participants
from openspace.store import signing_in as store
from tests.cast import CODE
from tests.house import HERE, Clock, client, files_with, visited
from tests.signing_in.device import Device

HOME = f"/g/{CODE}"
TEAM = f"{HOME}/desk/facilitators"


def a_device() -> Device:
    return Device(HERE, "house.example")


async def added(browser: httpx2.AsyncClient, device: Device, name: str) -> httpx2.Response:
    """What is answered when one adds a passkey."""
    asked = (await browser.post(f"{HOME}/passkeys/challenges")).text
    form = {"name": name, "credential": json.dumps(device.create(asked))}
    return await browser.post(f"{HOME}/passkeys", data=form)


async def come(browser: httpx2.AsyncClient, device: Device, code: str = CODE) -> int:
    """What is answered when one comes back by it."""
    asked = (await browser.post(f"/g/{code}/signin/passkey/challenges")).text
    form = {"credential": json.dumps(device.get(asked))}
    return (await browser.post(f"/g/{code}/signin/passkey", data=form)).status_code


async def test_a_facilitator_adds_one_comes_back_and_removes_it(tmp_path: Path) -> None:
    device = a_device()
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app) as other,
        client(app) as late,
    ):
        assert (await added(ana, device, "The phone")).status_code == 303
        assert "The phone" in (await ana.get(TEAM)).text
        assert await come(late, device, "nowhere") == 403
        assert await come(other, device) == 303
        assert (await other.get(TEAM)).status_code == 200
        assert "used last" in (await ana.get(TEAM)).text
        assert other.cookies != ana.cookies
        log = (await ana.get(f"{HOME}/desk/log")).text
        assert "Added a passkey of their own" in log
        mine = await house.store.read(lambda tx: store.passkeys_of(tx, "ana"))
        await ana.post(f"{HOME}/passkeys/{mine[0].id}/removal")
        assert "The phone" not in (await ana.get(TEAM)).text
        assert await come(late, device) == 403


async def test_it_ends_when_they_are_released_and_does_not_come_back(tmp_path: Path) -> None:
    """SI4."""
    device = a_device()
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
        client(app) as other,
    ):
        await ana.post(f"{HOME}/facilitators", data={"person": "ben"})
        await added(ben, device, "Ben’s")
        assert await come(other, device) == 303
        await ana.post(f"{HOME}/facilitators/ben/withdrawal")
        assert (await other.get(TEAM)).status_code == 403
        assert await come(other, device) == 403
        await ana.post(f"{HOME}/facilitators", data={"person": "ben"})
        assert await come(other, device) == 403
        assert "Ben’s" not in (await ben.get(TEAM)).text


async def test_it_goes_with_whoever_is_erased(tmp_path: Path) -> None:
    """SI4."""
    device = a_device()
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        await ana.post(f"{HOME}/facilitators", data={"person": "ben"})
        await added(ben, device, "Canary phone")
        await ben.post(f"{HOME}/erasure", data={"sure": "yes"})
        kept = await house.store.read(lambda tx: store.passkeys_of(tx, "ben"))
        assert kept == ()
        assert await come(ben, device) == 403
    assert files_with(tmp_path, "Canary phone") == []


@pytest.mark.parametrize("person", ["ben", None])
async def test_it_is_for_facilitators_alone(tmp_path: Path, person: str | None) -> None:
    """SI3: ben could, once appointed."""
    async with (
        visited(tmp_path) as (house, app),
        client(app, person) as somebody,
        client(app, "ana") as ana,
    ):
        status = 403 if person else 303
        for path in ("passkeys", "passkeys/challenges", "passkeys/p1/removal"):
            answer = await somebody.post(f"{HOME}/{path}")
            assert answer.status_code == status
            assert answer.headers.get("location", HOME) == HOME
        await added(ana, a_device(), "Ana’s")
        mine = await house.store.read(lambda tx: store.passkeys_of(tx, "ana"))
        await ana.post(f"{HOME}/facilitators", data={"person": "ben"})
        await somebody.post(f"{HOME}/passkeys/{mine[0].id}/removal")
        assert await house.store.read(lambda tx: store.passkeys_of(tx, "ana")) == mine


async def test_a_challenge_of_anothers_makes_nothing_and_what_was_typed_stays(
    tmp_path: Path,
) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        await ana.post(f"{HOME}/facilitators", data={"person": "ben"})
        asked = (await ben.post(f"{HOME}/passkeys/challenges")).text
        for credential in ("", json.dumps(a_device().create(asked))):
            form = {"name": "My <laptop>", "credential": credential}
            answer = await ana.post(f"{HOME}/passkeys", data=form)
            assert answer.status_code == 422
            assert "My &lt;laptop&gt;" in answer.text
            assert "made no passkey" in answer.text
        nameless = await added(ana, a_device(), " ")
        assert "Give it a name" in nameless.text
        device = a_device()
        await added(ana, device, "One")
        assert (await added(ben, device, "The same")).status_code == 409
        assert isinstance(house.clock, Clock)
        asked = (await ana.post(f"{HOME}/passkeys/challenges")).text
        house.clock.now += timedelta(minutes=6)
        form = {"name": "Late", "credential": json.dumps(a_device().create(asked))}
        assert (await ana.post(f"{HOME}/passkeys", data=form)).status_code == 422


async def test_the_last_facilitator_keeps_them(tmp_path: Path) -> None:
    """FA2: who would be the last is not released, and comes back as before."""
    device = a_device()
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app) as other,
    ):
        await added(ana, device, "The phone")
        assert (await ana.post(f"{HOME}/facilitators/ana/withdrawal")).status_code == 409
        assert await come(other, device) == 303
        found = await house.store.read(lambda tx: participants.participant(tx, "ana"))
        assert found
        assert found.role is Role.FACILITATOR


async def test_who_guesses_on_and_on_is_told_to_wait(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app) as dee:
        form = {"credential": json.dumps({"id": "guessed"})}
        told = [
            (await dee.post(f"{HOME}/signin/passkey", data=form)).status_code for _ in range(62)
        ]
        assert set(told[:60]) == {403}
        assert told[-1] == 429
