"""Whose a client id is: the first user's, and nobody holds more than a few without writing."""

from openspace.notes.grants import MOST_SHOWN, Grants


def test_an_id_is_open_to_all_until_somebody_uses_it() -> None:
    grants = Grants()
    assert (grants.allows(7, "chi"), grants.allows(7, "ben")) == (True, True)
    grants.written(7, "chi")
    grants.written(7, "ben")
    assert (grants.allows(7, "chi"), grants.allows(7, "ben")) == (True, False)
    grants.shown(8, "ben")
    grants.written(8, "chi")
    assert (grants.allows(8, "chi"), grants.allows(8, "ben")) == (False, True)


def test_only_so_many_ids_are_held_by_presence_alone_and_any_number_by_words() -> None:
    grants = Grants()
    for client in range(MOST_SHOWN + 1):
        grants.shown(client, "chi")
    assert [client for client in range(MOST_SHOWN + 1) if grants.allows(client, "ben")] == [
        MOST_SHOWN
    ]
    grants.shown(MOST_SHOWN, "ben")
    assert not grants.allows(MOST_SHOWN, "chi")
    for client in range(1000, 1000 + 2 * MOST_SHOWN):
        grants.written(client, "chi")
    assert not any(grants.allows(client, "ben") for client in range(1000, 1000 + 2 * MOST_SHOWN))


def test_when_a_note_is_closed_what_was_only_seen_is_nobodys_again() -> None:
    grants = Grants()
    grants.shown(7, "chi")
    grants.written(7, "chi")
    grants.shown(8, "chi")
    grants.unseen()
    assert (grants.allows(7, "ben"), grants.allows(8, "ben")) == (False, True)
    assert grants.holders() == {7: "chi"}
