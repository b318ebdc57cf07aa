"""What a browser is told of STUN and TURN servers."""

from openspace.calls.ice import ice_servers
from openspace.calls.turn import turn_pass
from openspace.config import Settings
from tests.cast import at

STUN, TURN = ("stun:stun.example.org",), ("turn:turn.example.org", "turns:turn.example.org:443")


def test_without_servers_there_are_none() -> None:
    assert ice_servers(Settings(), "seat", at(9)) == ()


def test_a_turn_server_comes_with_a_pass_for_the_seat() -> None:
    settings = Settings(stun=STUN, turn=TURN, turn_secret="north wind")
    shown = turn_pass("north wind", "seat", at(9))
    assert ice_servers(settings, "seat", at(9)) == (
        {"urls": STUN},
        {"urls": TURN, "username": shown.username, "credential": shown.credential},
    )
    assert "north wind" not in repr(ice_servers(settings, "seat", at(9)))
