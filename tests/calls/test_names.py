"""What a room is called on a server that others can reach: nobody guesses it."""

from openspace.calls.names import jitsi_address, room_name

SECRET = "drawn at random"


def test_a_room_has_one_name_and_no_two_share_one() -> None:
    rooms = [("circle", "b1"), ("circle", "b2"), ("other", "b1"), ("circle\nb", "1"), ("c", "b1")]
    names = [room_name(SECRET, *each) for each in rooms]
    assert names == [room_name(SECRET, *each) for each in rooms]
    assert len(set(names)) == len(rooms)
    assert room_name("another secret", "circle", "b1") not in names


def test_the_name_tells_nothing_and_is_long() -> None:
    name = room_name(SECRET, "circle", "b1")
    assert "circle" not in name
    assert len(name.removeprefix("openspace-")) == 32
    assert name.replace("-", "").isalnum()
    assert name.lower() == name


def test_jitsi_shows_it_at_its_address_and_one_comes_in_muted() -> None:
    address = jitsi_address("https://meet.example.org/rooms", "openspace-abc")
    assert address.startswith("https://meet.example.org/rooms/openspace-abc#")
    assert "startWithAudioMuted=true" in address
