"""What proves a passkey, and what does not: PK1 to PK3."""

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openspace.signing_in.challenges import Challenges
from openspace.signing_in.passkeys import Made, Passkeys, Person, name_of
from tests.cast import at
from tests.house import Clock
from tests.signing_in.device import Device

ORIGIN, HOST = "https://openspace.example.org", "openspace.example.org"
ANA = Person("circle/ana", "Ana, The circle")


class Met:
    """A house, and ana's device."""

    def __init__(self) -> None:
        self.clock = Clock(at(9, 45))
        self.passkeys = Passkeys(ORIGIN, Challenges(self.clock))
        self.device = Device(ORIGIN, HOST)

    def made(self, device: Device | None = None, purpose: str = "add") -> Made | None:
        """What comes of making one."""
        answer = (device or self.device).create(self.passkeys.wanted(purpose, ANA))
        return self.passkeys.made("add", json.dumps(answer))

    def proven(self, answer: dict[str, Any], count: int = 0) -> int | None:
        """What comes of proving ana's."""
        made = self.made()
        assert made
        return self.passkeys.proven("come", json.dumps(answer), made.public_key, count)


def test_it_is_asked_for_at_our_host_and_kept_by_the_device() -> None:
    """PK1."""
    house = Met()
    person = Person(ANA.id, ANA.shown, ("AAAA",))
    wanted = json.loads(house.passkeys.wanted("add", person))
    assert wanted["rp"]["id"] == HOST
    assert wanted["authenticatorSelection"]["residentKey"] == "required"
    assert wanted["authenticatorSelection"]["userVerification"] == "preferred"
    assert [each["id"] for each in wanted["excludeCredentials"]] == ["AAAA"]
    asked = json.loads(house.passkeys.asked("come"))
    assert (asked["rpId"], asked.get("allowCredentials", [])) == (HOST, [])


def test_it_is_made_and_proves_itself() -> None:
    """PK2."""
    house = Met()
    made = house.made()
    assert made
    answer = house.device.get(house.passkeys.asked("come"))
    assert name_of(json.dumps(answer)) == made.credential
    assert house.proven(answer) == 1


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://evil.example", HOST),
        ("http://openspace.example.org", HOST),
        (ORIGIN, "evil.example"),
    ],
)
def test_on_another_page_or_for_another_host_it_proves_nothing(origin: str, host: str) -> None:
    """PK2."""
    house = Met()
    other = Device(origin, host, id=house.device.id, key=house.device.key)
    assert house.made(other) is None
    assert house.proven(other.get(house.passkeys.asked("come"))) is None


def test_a_challenge_is_met_once_for_one_thing_and_within_five_minutes() -> None:
    """PK2."""
    house = Met()
    asked = house.passkeys.asked("come")
    assert house.proven(house.device.get(asked)) == 1
    assert house.proven(house.device.get(asked), 1) is None
    assert house.proven(house.device.get(house.passkeys.asked("come elsewhere"))) is None
    assert house.made(purpose="add for ben") is None
    late = house.device.get(house.passkeys.asked("come"))
    house.clock.now += timedelta(minutes=5, seconds=1)
    assert house.proven(late) is None
    other = Passkeys(ORIGIN, Challenges(house.clock))
    assert house.proven(house.device.get(other.asked("come"))) is None


def test_what_another_key_signed_and_a_copy_prove_nothing() -> None:
    """PK2."""
    house = Met()
    assert house.proven(Device(ORIGIN, HOST).get(house.passkeys.asked("come"))) is None
    assert house.proven(house.device.get(house.passkeys.asked("come")), count=5) is None
    mended = house.device.get(house.passkeys.asked("come"))
    signature = mended["response"]["signature"]
    mended["response"]["signature"] = signature[:-4] + "AAAA"
    assert house.proven(mended) is None


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=3)


@given(st.sampled_from(["id", "rawId", "type", "response"]), JSON)
def test_whatever_is_sent_in_its_place_breaks_nothing(part: str, instead: object) -> None:
    """PK3."""
    house = Met()
    made = house.device.create(house.passkeys.wanted("add", ANA))
    shown = house.device.get(house.passkeys.asked("come"))
    house.passkeys.made("add", json.dumps(made | {part: instead}))
    house.passkeys.proven("come", json.dumps(shown | {part: instead}), b"", 0)
    name_of(json.dumps(shown | {part: instead}))


@given(
    st.sampled_from(["clientDataJSON", "attestationObject", "authenticatorData", "signature"]),
    JSON | st.binary(max_size=200).map(lambda each: each.hex()),
)
def test_nor_does_a_part_of_it(part: str, instead: object) -> None:
    """PK3."""
    house = Met()
    known = house.made()
    assert known
    for answer in (
        house.device.create(house.passkeys.wanted("add", ANA)),
        house.device.get(house.passkeys.asked("come")),
    ):
        answer["response"][part] = instead
        house.passkeys.made("add", json.dumps(answer))
        house.passkeys.proven("come", json.dumps(answer), known.public_key, 0)


@pytest.mark.parametrize("told", ["", "[]", "{", "7", "null", "[" * 5000, "x" * 20_000])
def test_what_is_no_object_is_none(told: str) -> None:
    """PK3."""
    house = Met()
    assert name_of(told) == ""
    assert house.passkeys.made("add", told) is None
    assert house.passkeys.proven("come", told, b"", 0) is None
