"""A note as it was, and put back: while five write, by two at once, and over a line that drops."""

import asyncio
from collections import Counter
from itertools import count

from playwright.async_api import Page, WebSocketRoute, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant
from tests.journeys.test_notes import in_a_room

NAMES = ("Ben Berg", "Chi Åsen", "Eli Dahl", "Finn Moe", "Guro Lie")
MORE = 3
WRITTEN = (
    "Båten går i morgen.",
    "Bens: ",
    " Nei, i dag.",
    *("~" * 4),
    *(f"{at}: " for at in range(2, 6)),
)
SAID = """note => {
  const words = note.cloneNode(true);
  for (const caret of words.querySelectorAll(".note-caret")) caret.remove();
  return [...words.querySelectorAll("p, h2")].map((each) => each.textContent);
}"""
DONE = "The notes read so again."


async def lines(page: Page) -> list[str]:
    """What the editor says, paragraph by paragraph."""
    found: list[str] = await page.get_by_role("textbox", name="Notes").evaluate(SAID)
    return found


async def latest(page: Page, words: str) -> str:
    """From the room to the note as it is now, by its history; answers the address."""
    await expect(page.get_by_role("textbox", name="Notes")).to_contain_text(words)
    await page.get_by_role("link", name="History of the notes").click()
    await page.locator("a.history-moment").first.click()
    await expect(page.get_by_role("heading", name="As the notes are now")).to_be_visible()
    return page.url


async def put_back(page: Page) -> None:
    await page.get_by_role("button", name="Put this back").click()
    await page.get_by_role("button", name="Put it back").click()


async def writing(page: Page, number: int, over: asyncio.Event) -> str:
    """Type on, each word once, and some more when it is over; answers all that was typed."""
    typed = ""
    left = MORE
    for word in count():
        await page.keyboard.type(f"{number}.{word} ")
        typed += f"{number}.{word} "
        left -= over.is_set()
        if not left:
            break
    return typed


async def test_a_note_is_put_back_while_five_write(server: Demo, visitor: Visitor) -> None:
    """What they write meanwhile comes out once: in paragraphs from before, and in newer ones."""
    pages = [await in_a_room(server, await participant(server, visitor, each)) for each in NAMES]
    hans = await in_a_room(server, await participant(server, visitor, "Hans Vik"))
    ben = pages[0]
    then = await begun(ben, hans, pages[1:])
    over = asyncio.Event()
    typing = [asyncio.create_task(writing(page, at, over)) for at, page in enumerate(pages)]
    await hans.goto(then)
    await expect(hans.get_by_role("heading", name="As the notes were at")).to_be_visible()
    await put_back(hans)
    await expect(hans.get_by_text(DONE)).to_be_visible()
    over.set()
    typed = [await each for each in typing]
    await everywhere(pages, typed)
    said = await lines(ben)
    assert said[:2] == ["Det vi vet", "Båten går i morgen."]
    assert said[2].startswith("Bens: ")
    assert said[2] != "Bens: "
    assert typed[0].endswith(said[2].removeprefix("Bens: "))
    words = " ".join(said).split()
    assert [each for own in typed[1:] for each in own.split() if words.count(each) != 1] == []
    assert await axe(hans) == []

    await hans.get_by_role("button", name="Undo").click()
    await expect(hans.get_by_text("Undone.")).to_be_visible()
    await expect(ben.get_by_text("Båten går i morgen. Nei, i dag.")).to_be_visible()
    letters = Counter("".join(await lines(ben)))
    assert letters == Counter("".join(("Det vi vet", *WRITTEN, *typed)))


async def begun(ben: Page, hans: Page, others: list[Page]) -> str:
    """Ben writes, and hans looks at it; then ben goes on, and everybody has a line to write in."""
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.type(f"# Det vi vet\n{WRITTEN[0]}\nBens: ")
    await expect(ben.locator("#note-saved")).to_have_text("Saved")
    then = await latest(hans, "Bens: ")
    await expect(hans.locator(".then-writers")).to_have_text("Ben Berg")
    assert await axe(hans) == []
    await ben.keyboard.press("ArrowUp")
    await ben.keyboard.press("End")
    await ben.keyboard.type(WRITTEN[2])
    await ben.keyboard.press("ArrowDown")
    for number, page in enumerate(others, 2):
        await page.get_by_role("textbox", name="Notes").click()
        await page.keyboard.press("Control+End")
        await page.keyboard.type("~")  # the editor has followed the caret when it shows
        last = page.get_by_role("textbox", name="Notes").get_by_role("paragraph").last
        await expect(last).to_contain_text("~")
        await page.keyboard.press("Enter")
        await page.keyboard.type(f"{number}: ")
        for each in (ben, *others):
            note = each.get_by_role("textbox", name="Notes")
            await expect(note.get_by_role("paragraph").last).to_contain_text(f"{number}: ")
    return then


async def everywhere(pages: list[Page], typed: list[str]) -> None:
    """Wait until everybody sees everybody's last words."""
    for page in pages:
        for own in typed:
            last = own.split()[-1]
            await expect(page.get_by_role("textbox", name="Notes")).to_contain_text(last)
        await expect(page.locator("#note-saved")).to_have_text("Saved")


async def test_two_put_back_at_once_and_a_line_drops(server: Demo, visitor: Visitor) -> None:
    """The words stand once: a turn is had alone, and a try that may have come is not said again."""
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.type("Et ord.\nEt ord til.")
    await expect(ben.locator("#note-saved")).to_have_text("Saved")
    people = [await participant(server, visitor, each, width=390) for each in NAMES[1:3]]
    then = await latest(await in_a_room(server, people[0]), "Et ord til.")
    await ben.keyboard.press("Control+A")
    await ben.keyboard.type("Borte.")
    await expect(ben.locator("#note-saved")).to_have_text("Saved")
    dropped = await dropping(people[0])
    for page in people:
        await page.goto(then)
        await page.get_by_role("button", name="Put this back").click()
    await asyncio.gather(
        *(page.get_by_role("button", name="Put it back").click() for page in people)
    )
    for page in people:
        await expect(page.get_by_role("status").get_by_text("The notes read so")).to_be_visible()
    assert dropped == ["acknowledgement"]
    assert [each for each in await lines(ben) if each] == ["Et ord.", "Et ord til."]


async def dropping(page: Page) -> list[str]:
    """The line of the page's first turn drops when its change is acknowledged, before it hears."""
    dropped: list[str] = []

    def between(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        said = 0

        def up(frame: str | bytes) -> None:
            nonlocal said
            said += frame[:2] == b"\0\2"
            server.send(frame)

        def down(frame: str | bytes) -> None:
            if frame[:1] == b"\x64" and said and not dropped:
                dropped.append("acknowledgement")
                asyncio.ensure_future(line.close(code=1012))  # noqa: RUF006
            else:
                line.send(frame)

        line.on_message(up)
        server.on_message(down)

    await page.route_web_socket(lambda url: "turn=1" in url, between)
    return dropped
