"""Lines of a note are waited for until each reader has each of them."""

from openspace.rehearsal.watch import Watch, Windows


def people(windows: Windows, many: int) -> list[Watch]:
    return [Watch(number, windows) for number in range(many)]


def test_lines_that_two_end_in_a_note_at_once_are_both_waited_for() -> None:
    """Only the last was, and the other was lost on every page."""
    windows = Windows()
    writer, other, reader = people(windows, 3)
    for each in (writer, other, reader):
        each.opens("n1")
    writer.ends_line("n1", "Bread")
    other.ends_line("n1", "Roses")
    assert reader.waits_for("n1") == ["Bread", "Roses"]
    for each in (writer, other, reader):
        for text in each.waits_for("n1"):
            each.reads("n1", text)
    assert reader.waits_for("n1") == []
    assert len(windows.crossings.times["line"]) == 2


def test_who_has_the_note_no_more_is_not_waited_for_and_a_line_that_broke_off_by_nobody() -> None:
    """CX3."""
    windows = Windows()
    writer, reader, gone = people(windows, 3)
    for each in (writer, reader, gone):
        each.opens("n1")
    writer.ends_line("n1", "Bread")
    gone.closes("n1")
    reader.reads("n1", "Bread")
    writer.ends_line("n1", "Roses")
    writer.breaks_off("n1", "Roses")
    windows.crossings.look(float("inf"))
    assert (len(windows.crossings.times["line"]), windows.crossings.lost) == (1, {})
