"""Every page of ours with its sample context, and every variable that pushes are made of."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from openspace.pages.contexts.breakouts import NoteView
from openspace.pages.views import (
    agenda,
    breakouts,
    calls,
    desk,
    entry,
    marketplace,
    news,
    note_history,
    programme,
    projector,
    shell,
    suggestion,
)
from openspace.pages.views.parts import LinkView, PlaceView, TapedView, TopicLinkView
from tests.pages import announcement_samples as an
from tests.pages import card_samples as c
from tests.pages import (
    convergence_samples,
    display_samples,
    editing_samples,
    edition_samples,
    exporting_samples,
    foyer_samples,
    invitation_samples,
    letter_samples,
    log_samples,
    people_samples,
    retention_samples,
    setting_samples,
    trying_samples,
)
from tests.pages import grid_samples as g
from tests.pages import hall_samples as h
from tests.pages import offer_samples as o
from tests.pages import room_samples as r
from tests.pages import sample_agendas as sa
from tests.pages import samples as s
from tests.pages.report_samples import REPORT, REPORT_FORM
from tests.pages.sample_filters import FILTERS, NONE
from tests.pages.sample_stories import story, unfiled
from tests.pages.sample_words import PROPOSE, WORDS

CALL = calls.CallView(s.CODE, "b1", "here", g.CALL, r.CALLERS)
LATELY = note_history.LatelyView(s.CODE, "b1", note_history.WritersView(s.NAMES[:3], 4), s.DAY)
NOTE = NoteView(s.CODE, "b1", 1, "me", "Sunniva", ())
FILMS = (
    entry.FilmView("Innledning om bærekraftsmålene i regionen", 6),
    entry.FilmView("Hva er Open Space? Prinsippene og mobilitetsloven", 4, "https://example.org"),
)
MANY = tuple(PlaceView(f"p{number}", f"Rom {number}") for number in range(1, 21))
SECTORS = (marketplace.SectorCountView("kommune", 7), marketplace.SectorCountView("akademia", 2))
NEWS = news.NewsPage(
    tuple(story(index) for index in (5, 1, 4, 2, 3, 11)),
    news.WaitingView(6, (unfiled(8, "Hvem eier anbudet?"),), (unfiled(6), unfiled(7))),
    news.NewsRoundsView((1, 2, 3), 2, "words=vann", asked=True),
    news.NewsFiltersView(s.CODE, 2, "vann", FILTERS.sets, FILTERS.chosen, "?round=2"),
    asked=True,
)
LINKS = (desk.InvitationView("facilitator", "https://example.org/g/demo/invitation/abc"),)

HOME = entry.HomePage(
    "Sunniva", s.NOW, entry.TimetableView(s.STRETCHES, 2), FILMS, Markup("<p>Kom.</p>")
)
WALL = marketplace.MarketplacePage(
    PROPOSE, s.STATE, s.TOPICS, marketplace.TopicCountView(12), s.COUNTS, s.DOTS, FILTERS
)
EMPTY_WALL = marketplace.MarketplacePage(
    PROPOSE,
    marketplace.ProposeStateView(open=False, opens=s.DAY),
    (),
    marketplace.TopicCountView(0),
    s.COUNTS,
    marketplace.OwnDotsView(s.CODE, ()),
    NONE,
)
TOPIC = marketplace.TopicPage(
    marketplace.SheetView(
        s.topic(7),
        "Om språk.",
        (agenda.RunView("b1", 1, TapedView(s.SLOTS[0], "Rom 4")), agenda.RunView("b2", 2)),
        tagged=(marketplace.TaggedView("Yrker", ("jordmor", "IKT")),),
        links=(LinkView("https://example.org/kart", "Kart"),),
    ),
    marketplace.MixView("t8", SECTORS),
    o.CAME_ALONG,
    o.GONE_ON,
    agenda.PlacingView(
        s.CODE,
        "t8",
        (agenda.RunView("b8", 1, TapedView(s.SLOTS[0], "Rom 4")), agenda.RunView("b9", 2)),
        free_cells=s.FREE,
        chosen="b9",
    ),
    own=True,
    joined=True,
    open=True,
    words=WORDS,
    availability=marketplace.AvailabilityView(
        s.CODE, tuple(marketplace.RoundChoiceView(slot, slot.number == 2) for slot in s.SLOTS)
    ),
)
ROOM = breakouts.BreakoutPage(
    s.HEADING, s.PEOPLE, h.OTHERS, r.LOOKING_IN, NOTE, LATELY, CALL, REPORT, None
)
INSIDE = replace(ROOM, talk=r.TALK, report_form=REPORT_FORM)
STANDING = breakouts.StandingPage(s.CODE, "plenary", s.PEOPLE, h.OTHERS, r.PLENARY, CALL)

INTEREST = desk.InterestView(
    s.CODE,
    tuple(desk.InterestLineView(TopicLinkView(t.id, t.number, t.title), 9, 2) for t in s.TOPICS),
    s.DAY,
)
DESK = desk.DeskPage(
    *(s.HANDS, s.COUNTED, s.ROOMS, g.TIGHT_LIST, LINKS, INTEREST, r.CALLS, setting_samples.TEAM),
    *(an.ANNOUNCING, an.ASSEMBLING, retention_samples.AHEAD, an.ATTENTION, an.HEALTH),
    trying_samples.TRIALS,
)

NO_NEWS = news.NewsPage(
    (), news.WaitingView(), news.NewsRoundsView(()), news.NewsFiltersView(s.CODE, 0, "", ())
)

BARE = shell.BareView("nb", s.GATHERING)


def big_screen(kind: str, position: int, hint: projector.HintView) -> dict[str, Any]:
    """The big screen in a phase, with twenty topics a slot."""
    slots = {"round": s.SLOTS[:1], "grid": s.SLOTS, "book": ()}[kind]
    screen = projector.ScreenView(
        kind,
        s.STRETCHES[position],
        next=s.phase(position).next,
        then=s.following(position).then,
        slots=tuple(s.screen_slot(slot, counted=kind == "round") for slot in slots),
        rounds=(20, 18, 7),
    )
    address = "https://openspace.example/g/partnerskap"
    page = projector.ProjectorPage(
        projector.MomentView(s.STRETCHES[position]),
        an.ANNOUNCED,
        screen,
        hint,
        address,
        f"{address}/workbook",
        "projector:e1:1",
        0,
        back="/g/partnerskap/desk",
    )
    return {"bare": BARE, "page": page}


PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "front": ("front/page.html", {"bare": shell.BareView("nb"), "page": entry.FrontPage()}),
    "door": ("door/page.html", {"bare": BARE, "page": s.DOOR}),
    "refusal": (
        "shell/refusal.html",
        {"bare": BARE, "page": shell.RefusalPage("Lenken er brukt opp.", "/")},
    ),
    "home": ("home/page.html", {"shell": s.the_shell("home", 2), "page": HOME}),
    "wall": ("marketplace/page.html", {"shell": s.the_shell("wall", 2), "page": WALL}),
    "empty wall": ("marketplace/page.html", {"shell": s.the_shell("wall", 0), "page": EMPTY_WALL}),
    "topic": ("topics/page.html", {"shell": s.the_shell("wall", 2), "page": TOPIC}),
    "agenda": (
        "agenda/page.html",
        {
            "shell": s.the_shell("agenda", 2),
            "page": g.AGENDA,
        },
    ),
    "large agenda": (
        "agenda/page.html",
        {
            "shell": s.the_shell("agenda", 2),
            "page": agenda.AgendaPage(s.grid(MANY), s.LOOSE, s.FREE),
        },
    ),
    "programme": (
        "programme/page.html",
        {"shell": s.the_shell("agenda", 2), "page": sa.PROGRAMME},
    ),
    "no programme": (
        "programme/page.html",
        {
            "shell": s.the_shell("agenda", 2),
            "page": programme.ProgrammePage(s.CODE, (), None),
        },
    ),
    "suggestion": (
        "suggestion/page.html",
        {"shell": s.the_shell("agenda", 2), "page": sa.SUGGESTION},
    ),
    "no suggestion": (
        "suggestion/page.html",
        {
            "shell": s.the_shell("agenda", 2),
            "page": suggestion.SuggestionPage(
                s.CODE, suggestion.ArrangementView(s.CODE), suggestion.WishesView(7, 7, 9)
            ),
        },
    ),
    "failed suggestion": (
        "suggestion/page.html",
        {
            "shell": s.the_shell("agenda", 2),
            "page": suggestion.SuggestionPage(
                s.CODE, suggestion.ArrangementView(s.CODE), failed=True, refusal="Nei."
            ),
        },
    ),
    "hall": ("hall/page.html", {"shell": s.the_shell("hall"), "page": h.page()}),
    "look": (
        "hall/page.html",
        {"shell": s.the_shell("hall"), "page": replace(h.page(), look=h.LOOK)},
    ),
    "colleagues": ("following/page.html", {"shell": s.the_shell("hall"), "page": h.COLLEAGUES}),
    "large hall": (
        "hall/page.html",
        {
            "shell": s.the_shell("hall"),
            "page": h.page(56, 3, "over"),
        },
    ),
    "empty hall": (
        "hall/page.html",
        {"shell": s.the_shell("hall", 0), "page": h.page(0)},
    ),
    "standing": ("rooms/page.html", {"shell": s.the_shell(""), "page": STANDING}),
    "room": ("breakouts/page.html", {"shell": s.the_shell(""), "page": ROOM}),
    "room with a call": ("breakouts/page.html", {"shell": s.the_shell(""), "page": INSIDE}),
    "room with a link": (
        "breakouts/page.html",
        {"shell": s.the_shell(""), "page": replace(INSIDE, call=replace(CALL, offer="link"))},
    ),
    "news": (
        "news/page.html",
        {
            "shell": s.the_shell("news", 5),
            "page": NEWS,
        },
    ),
    "no news": (
        "news/page.html",
        {"shell": s.the_shell("news", 0), "page": NO_NEWS},
    ),
    "desk": ("desk/page.html", {"shell": an.SHELL, "page": DESK}),
    "set up": ("grid/page.html", {"shell": s.the_shell("desk"), "page": g.PAGE}),
    "set up, a place": (
        "grid/page.html",
        {"shell": s.the_shell("desk"), "page": replace(g.PAGE, place_form=g.PLACE_FORM)},
    ),
    "set up, a round": (
        "grid/page.html",
        {
            "shell": s.the_shell("desk"),
            "page": replace(
                g.PAGE, rounds=g.TWO_DAYS, round_form=g.ROUND_FORM, pair_form=g.PAIR_FORM
            ),
        },
    ),
    "projector grid": (
        "projector/page.html",
        big_screen("grid", 2, projector.HintView("take")),
    ),
    "projector round": (
        "projector/page.html",
        big_screen("round", 4, projector.HintView("waiting", s.screen_topic(4, 1), "Amina")),
    ),
    "projector book": (
        "projector/page.html",
        big_screen("book", len(s.STRETCHES) - 1, projector.HintView("book")),
    ),
    **o.PAGES,
    **c.PAGES,
    **people_samples.PAGES,
    **log_samples.PAGES,
    **letter_samples.PAGES,
    **retention_samples.PAGES,
    **exporting_samples.PAGES,
    **editing_samples.PAGES,
    **convergence_samples.PAGES,
    **edition_samples.PAGES,
    **setting_samples.PAGES,
    **an.PAGES,
    **display_samples.PAGES,
    **foyer_samples.PAGES,
    **invitation_samples.PAGES,
    **trying_samples.PAGES,
}
