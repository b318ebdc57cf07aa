"""What becomes of letters: L3, L4 and L7."""

from datetime import datetime, timedelta

from openspace.domain.facts.letters import LetterPutAgain, LetterTakenOver
from openspace.domain.letters import (
    HERE,
    KINDS,
    LONGEST_ANSWER,
    NEEDED_NO_MORE,
    NO_SUCH_LETTER,
    TOO_LATE,
    WAITS,
    Posted,
    came_too_late,
    for_the_desk,
    from_here,
    held_up,
    missed,
    refused,
    sent,
    shows_text,
    take_over,
    try_again,
)
from tests.cast import CODE, at
from tests.letters import letter


def posted(tries: int = 0, not_after: datetime | None = None) -> Posted:
    return Posted(1, letter(not_after=not_after), "waiting", at(9), at(9), tries)


def test_l3_what_nobody_needs_any_more_comes_too_late() -> None:
    assert not came_too_late(posted(), at(23))
    assert not came_too_late(posted(not_after=at(10)), at(10))
    assert came_too_late(posted(not_after=at(10)), at(10, 1))


def test_l4_it_is_tried_again_later_and_later_for_two_days() -> None:
    waits = [
        refused(posted(each), "451 later", at(9), forever=False).due - at(9) for each in range(8)
    ]
    assert waits == list(WAITS) == sorted(waits)
    assert timedelta(days=2) < sum(waits, timedelta()) < timedelta(days=3)
    last = refused(posted(len(WAITS)), "451 later", at(9), forever=False)
    assert (last.state, last.tries, last.answer) == ("failed", 9, "451 later")


def test_l4_what_a_server_never_takes_has_failed() -> None:
    answered = refused(posted(), "550 " + "x" * 1000, at(9), forever=True)
    assert (answered.state, answered.tries, len(answered.answer)) == ("failed", 1, LONGEST_ANSWER)
    assert sent(posted(1), "250 ok", at(9)).tries == 2


def test_l3_what_nobody_tried_for_two_days_is_not_sent_by_itself() -> None:
    later = at(9) + timedelta(days=2, minutes=1)
    assert came_too_late(posted(), later)
    assert not came_too_late(posted(tries=1), later)
    waited = Posted(1, letter(not_before=at(12)), "waiting", at(9), at(12))
    assert not came_too_late(waited, later)
    assert missed(posted(), later).answer == TOO_LATE


def test_l4_somebody_has_it_tried_again_or_sent_it_themselves() -> None:
    failed = refused(posted(), "550 no", at(9), forever=True)
    gone = Posted(1, letter(), failed.state, at(9), at(9), failed.tries)
    assert try_again(gone, at(10)) == (LetterPutAgain(CODE, 1, at(10)),)
    assert take_over(gone, at(10)) == (LetterTakenOver(CODE, 1, at(10)),)
    assert try_again(posted(not_after=at(9)), at(10)) == NEEDED_NO_MORE
    for none in (None, Posted(1, letter(), "sent", at(9), at(9))):
        assert try_again(none, at(10)) == take_over(none, at(10)) == NO_SUCH_LETTER


def test_what_holds_all_letters_up_is_no_try_of_theirs() -> None:
    (told,) = held_up(posted(3), "Connection refused", at(9))
    assert (told.state, told.tries, told.due) == ("waiting", 3, at(9))
    same = Posted(1, letter(), "waiting", at(9), at(9), answer="Connection refused")
    assert held_up(same, "Connection refused", at(9)) == ()


def test_l7_the_desk_does_not_read_links_by_which_one_comes_in_as_somebody() -> None:
    shown = {k for k in KINDS if shows_text(Posted(1, letter(kind=k), "waiting", at(9), at(9)))}
    assert set(KINDS) - shown == {"signin", "address"}


def test_l7_where_mail_is_set_up_an_own_link_is_left_out_at_the_desk() -> None:
    text = f"Hei\n\n{HERE}/g/x/invitation/se-cret_1\n"
    for kind in KINDS:
        put = Posted(1, letter(kind=kind, text=text), "waiting", at(9), at(9))
        own = kind in ("confirmation", "waiting", "moved_up", "day")
        seen = for_the_desk(put, "https://os.example", mail=True, whole=True)
        assert ("se-cret_1" in seen) == (shows_text(put) and not own)
        covered = for_the_desk(put, "https://os.example", mail=False)  # L9
        assert "se-cret_1" not in covered
        if own:
            assert seen == "Hei\n\nhttps://os.example/g/x/invitation/…\n"
            assert "se-cret_1" in for_the_desk(put, "https://os.example", mail=False, whole=True)


def test_links_lead_to_where_the_house_is_reached() -> None:
    told = from_here(letter(text=f"{HERE}/g/x", html=f'"{HERE}/g/x"'), "https://os.example")
    assert (told.text, told.html) == ("https://os.example/g/x", '"https://os.example/g/x"')
