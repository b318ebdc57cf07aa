"""Sample notes, as the news wall shows them."""

from openspace.pages.views import news
from tests.pages.samples import CODE, DAY, SLOTS, TOPICS


def story(index: int, *, written: bool = True) -> news.StoryView:
    one = TOPICS[index % len(TOPICS)]
    lines = (
        news.StoryLineView("heading", "Hva som stopper oss i dag"),
        news.StoryLineView("item", "Anbudene er for store for de lokale."),
        news.StoryLineView("text", "Fylkeskommunen har en avtale klar for elektriske varebiler."),
        news.StoryLineView("done", "Finne ut hvem som har hjemmel til å signere"),
        news.StoryLineView("task", "Spørre innkjøpslederne om de vil være pilot"),
        news.StoryLineView("quote", "Ingen har tid til å være først."),
    )
    return news.StoryView(
        CODE,
        f"b{index}",
        one.number,
        one.title,
        "Rom 2",
        SLOTS[index % 3],
        lines[: index % 6 + 1] if written else (),
        more=True,
        edited=DAY if written else None,
    )
