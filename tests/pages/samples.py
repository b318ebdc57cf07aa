"""Sample views for every template: a round with eight rooms, long titles, three languages."""

from datetime import UTC, date, datetime, timedelta

from openspace.domain.attention import URGENCY
from openspace.pages.views import (
    agenda,
    breakouts,
    contacts,
    desk,
    entry,
    marketplace,
    projector,
    shell,
)
from openspace.pages.views.editions import NewestView
from openspace.pages.views.following import FollowingView
from openspace.pages.views.parts import (
    FieldView,
    GoalView,
    PlaceView,
    SlotView,
    StretchView,
    TapedView,
    TopicLinkView,
    WhereView,
)
from tests.pages.asked_samples import ASKED

CODE = "partnerskap"
DAY = datetime(2026, 5, 20, 8, 45, tzinfo=UTC)
LONG = "Digitalisering och AI – det här med data, hur svårt kan det vara? Användningen av data som "
LONG += "medel för genomförande, utveckling och samverkan"
UNBROKEN = "Bærekraftsbalansesamarbeidskonferanse" * 5
TITLES = (
    "Hvordan får vi flere unge over fra utenforskap til arbeid, når tilbudene er hos fem etater?",
    "Felles kompetanseløft for det grønne skiftet",
    "Kan kommunene kjøpe inn sammen for å kutte utslipp?",
    "Sirkulær økonomi i byggenæringen: hva hindrer ombruk?",
    "Frivilligheten som likeverdig partner",
    "Kollektivtransport der folk bor spredt",
    "Sámi giella ja kultuvra min guovllus – samisk språk og kultur hos oss",
    LONG,
    "Hvem eier strandsonen?",
    "<script>alert(1)</script> & «anførsel»",
    "Rent vann i fjorden 🌊 – hva er vår del?",
    UNBROKEN[:200],
)
NAMES = ("Marit Solheim", "Jonas Wiik", "Anne-Grete Dahl", "Petter Hauge", "Elle Márjá Eira")
HOMES = ("Elvebyen kommune", "Høgskolen Sør", "fylkeskommunen", "Bygg Sør AS", "Samisk forening")
PLAN = (
    ("foyer", 15),
    ("opening", 35),
    ("marketplace", 25),
    ("break", 25),
    ("round", 45),
    ("break", 10),
    ("round", 45),
    ("break", 10),
    ("round", 45),
    ("convergence", 20),
    ("closing", 25),
)
HEADS = (27, 14, 31, 9, 1, 22, 11, 16, 0, 45, 8, 3)


def stretches() -> tuple[StretchView, ...]:
    made: list[StretchView] = []
    at, rounds = DAY, 0
    for kind, minutes in PLAN:
        rounds += kind == "round"
        number = rounds if kind == "round" else 0
        made.append(StretchView(kind, number, at, at + timedelta(minutes=minutes)))
        at += timedelta(minutes=minutes)
    return (*made, StretchView("workbook", 0, at, None))


STRETCHES = stretches()
SLOTS = tuple(
    SlotView(f"r{each.number}", each.number, each.starts, each.ends)
    for each in STRETCHES
    if each.number and each.ends
)
PLACES = tuple(PlaceView(f"p{number}", f"Rom {number}") for number in range(1, 9))


def topic(number: int) -> marketplace.TopicView:
    index = (number - 1) % len(TITLES)
    who = number % len(NAMES)
    slot = SLOTS[number % 3] if number % 4 else None
    return marketplace.TopicView(
        code=CODE,
        id=f"t{number}",
        number=number,
        title=TITLES[index],
        convener=(NAMES[who],),
        organisation=HOMES[who],
        votes=marketplace.TopicVotesView(f"t{number}", 3 * number, number % 5),
        tape=marketplace.TopicTapeView(f"t{number}", (TapedView(slot, "Rom 4"),) if slot else ()),
        goals=tuple(GoalView(each, each == 17) for each in range(number, 18, 6)),
        challenges=("utenforskap", "høye utslipp")[: number % 3],
        language="sv" if TITLES[index] == LONG else "",
    )


TOPICS = tuple(topic(number) for number in range(1, 13))


def card(one: marketplace.TopicView) -> agenda.CellTopicView:
    breakout = one.id.replace("t", "b")
    interest = agenda.TopicInterestView(breakout, one.votes.count, one.number == 8)
    run = 1 + (one.number == 3)
    return agenda.CellTopicView(
        CODE,
        one.id,
        breakout,
        one.number,
        one.title,
        one.convener,
        interest,
        run=run,
        pinned=one.number == 4,
    )


def hold(slot: SlotView) -> agenda.HoldView | None:
    settles = slot.starts - timedelta(minutes=15)
    return agenda.HoldView(CODE, slot, slot.number == 2, settles) if slot.number > 1 else None


def grid(places: tuple[PlaceView, ...] = PLACES) -> agenda.GridView:
    cards = iter(TOPICS[:10])
    columns = []
    for slot in SLOTS:
        cells = tuple(
            agenda.CellView(CODE, slot, place, card(one) if (one := next(cards, None)) else None)
            for place in places
        )
        free = sum(cell.topic is None for cell in cells)
        count = agenda.SlotCountView(slot, free, len(places))
        columns.append(agenda.ColumnView(count, cells, hold=hold(slot)))
    return agenda.GridView(places, tuple(columns))


GRID = grid()
FREE = agenda.FreeCellsView(tuple(agenda.FreeSlotView(slot, PLACES[5:]) for slot in SLOTS[1:]))
COUNTS = tuple(column.slot_count for column in GRID.columns)
LOOSE = agenda.LooseView(tuple(card(one) for one in TOPICS[10:]))


def screen_topic(index: int, count: int | None) -> projector.ScreenTopicView:
    one = TOPICS[index % len(TOPICS)]
    place = f"Rom {index + 1}"
    return projector.ScreenTopicView(f"b{index}", place, one.number, one.title, count, one.language)


def screen_slot(slot: SlotView, *, counted: bool) -> projector.ScreenSlotView:
    heads = HEADS if counted else (None,)
    topics = (screen_topic(20 * slot.number + at, heads[at % len(heads)]) for at in range(20))
    return projector.ScreenSlotView(agenda.SlotCountView(slot, 3, 23), tuple(topics))


GATHERING = shell.GatheringView(
    CODE,
    "Partnerskapskonferansen",
    "Hvordan kan vi skape en bærekraftig balanse sammen?",
    "CC BY 4.0",
    "Partnerskapssekretariatet",
    "sekretariat@example.org",
    "+47 00 00 00 00",
)
MINE = shell.MineView("me", "facilitator", ("t3", "t4"), ("t6",), "b1")
WHEREABOUTS = shell.WhereaboutsView(CODE, "Rom 2")
TOAST = shell.ToastView("1", "Du er i Rom 6.", "said", "/g/partnerskap", "Tilbake til Rom 2")


def phase(position: int) -> shell.PhaseView:
    following = STRETCHES[position + 1] if position + 1 < len(STRETCHES) else None
    return shell.PhaseView(STRETCHES[position], 3, following)


def following(position: int) -> shell.NextView:
    rest = STRETCHES[position + 1 : position + 3]
    return shell.NextView(rest[0] if rest else None, rest[1] if len(rest) > 1 else None)


def the_shell(tab: str, position: int = 4, language: str = "nb") -> shell.ShellView:
    return shell.ShellView(
        gathering=GATHERING,
        phase=phase(position),
        next=following(position),
        day_line=shell.DayLineView(STRETCHES, position),
        mine=MINE,
        whereabouts=WHEREABOUTS,
        way_back=shell.WayBackView(CODE, WhereView(CODE, "b7", LONG)),
        asked=ASKED,
        help_wanted=shell.HelpWantedView(CODE, 2),
        newest=NewestView(CODE, 2, DAY),
        following=FollowingView(CODE, "p1", "Aina Ås", WhereView(CODE, "b1", "Rom 1")),
        sent_out=shell.SentOutView(
            CODE,
            (
                shell.OutView(
                    "n9",
                    "room_merged",
                    {"number": 3, "title": LONG, "other": 4, "other_title": TITLES[4]},
                    "b4",
                ),
            ),
        ),
        tab=tab,
        channels="shell:e1:1 wall:e1:1",
        language=language,
        now=STRETCHES[position].starts + timedelta(minutes=11),
    )


STATE = marketplace.ProposeStateView(open=True)
DOTS = marketplace.OwnDotsView(
    CODE, tuple(TopicLinkView(t.id, t.number, t.title) for t in TOPICS[2:5])
)
PEOPLE = breakouts.PeopleView(
    "b1",
    14,
    tuple(
        breakouts.PersonView(
            "me" if at == 0 else f"x{at}",
            NAMES[at],
            HOMES[at],
            contacts.GiveView(CODE, "me" if at == 0 else f"x{at}", NAMES[at]),
            "host" * (at == 1),
            takes_notes=at == 0,
            hand=at * (at == 1),
        )
        for at in range(5)
    ),
)
HEADING = breakouts.HeadingView(
    CODE, "b1", "t3", 3, TITLES[2], (NAMES[2],), HOMES[2], SLOTS[0], "Rom 2"
)
COUNTED = desk.CountsView(212, 187, 131, 47, 28, 7)
ROOMS = desk.RoomsView(
    tuple(
        desk.DeskRoomView(
            CODE,
            f"b{at}",
            f"Rom {at + 1}",
            TITLES[at],
            (NAMES[at % 5],),
            HEADS[at],
            DAY if at % 2 else None,
            flag=URGENCY[at % 5],
        )
        for at in (4, 2, 6, 3, 0, 1, 5, 7)
    )
)
HANDS = desk.HandsView(CODE, 4, STRETCHES[4], STRETCHES[5], STRETCHES[3], "abc")
NOW = entry.NowView(CODE, STRETCHES[2], STRETCHES[3])
DOOR = entry.DoorPage(
    day=date(2026, 5, 20),
    starts=STRETCHES[0].starts,
    ends=STRETCHES[-1].starts,
    registered=212,
    sectors=("kommune", "fylkeskommune", "næringsliv", "akademia", "interesseorganisasjon"),
    organisation=FieldView("", "Skriv hvor du kommer fra. «Privat» er også et svar."),
    name=FieldView("Sunniva Lie"),
)
