"""Passes for a TURN server: the algorithm worked out by hand, and a real coturn that believes them.

T1, T2 … are the rules of `openspace.calls.turn`.
"""

import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from openspace.calls.turn import LASTING, Pass, turn_pass
from tests.calls.servers import SECRET, Coturn
from tests.debian import program

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def test_the_name_says_when_it_ends_and_whose_it_is() -> None:
    """T1"""
    assert turn_pass("s", "chi", NOON, timedelta(hours=1)).username == "1795698000:chi"


def test_the_password_is_what_openssl_makes_of_it() -> None:
    """T2: printf '1795698000:chi' | openssl dgst -sha1 -hmac 'north wind' -binary | base64"""
    made = turn_pass("north wind", "chi", NOON, timedelta(hours=1))
    assert made == Pass("1795698000:chi", "BGBf0E3ZmTZBTTjkGUQHXOHhG2U=")


def test_it_lasts_longer_than_a_round() -> None:
    assert turn_pass("s", "chi", NOON) == turn_pass("s", "chi", NOON + LASTING, timedelta(0))


@pytest.mark.parametrize("whose", ["", "a:b", "a b", "å", "x" * 65, "a\n"])
def test_a_name_that_a_server_would_take_apart_is_refused(whose: str) -> None:
    """T4"""
    with pytest.raises(ValueError, match="not a name"):
        turn_pass("s", whose, NOON)


def relayed(coturn: Coturn, made: Pass) -> bool:
    """Whether coturn relays for this pass, as its own client finds."""
    command = [program("turnutils_uclient"), "-y", "-n", "1", "-m", "1", "-c"]
    who = ["-u", made.username, "-w", made.credential, "-p", str(coturn.port), "127.0.0.1"]
    done = subprocess.run([*command, *who], capture_output=True, text=True, timeout=20, check=False)
    return "tot_recv_msgs=2" in done.stdout


def test_coturn_relays_for_it(coturn: Coturn) -> None:
    """T2"""
    assert relayed(coturn, turn_pass(SECRET, "chi", datetime.now(UTC)))


def test_coturn_refuses_another_secret(coturn: Coturn) -> None:
    """T2"""
    assert not relayed(coturn, turn_pass("guessed", "chi", datetime.now(UTC)))


def test_coturn_refuses_what_has_ended(coturn: Coturn) -> None:
    """T3"""
    ended = datetime.now(UTC) - timedelta(seconds=2)
    assert not relayed(coturn, turn_pass(SECRET, "chi", ended, timedelta(0)))
