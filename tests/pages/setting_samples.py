"""Sample views of organisers and of those who describe a gathering: long names, every refusal."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from openspace.domain.organisers import Organiser
from openspace.pages.views import (
    entry,
    facilitators,
    organising,
    setting_up,
    shell,
    signing_in,
)
from openspace.pages.views.parts import FieldView, LinkView
from tests.pages import samples as s

BARE = shell.BareView("nb")
FILM = entry.FilmView(s.TITLES[11][:150], 6, "https://film.example.org/1", captions=True)
FACE = entry.FaceView(
    s.CODE,
    s.UNBROKEN[:150],
    "Tema",
    "Hva vil vi ta vare på?",
    s.DAY,
    s.DAY + timedelta(hours=5),
    (*s.STRETCHES[1:5], replace(s.STRETCHES[4], starts=s.DAY + timedelta(days=1))),
    Markup("<p>Kom.</p>"),
    Markup("<p>Med stoler.</p>"),
    (FILM, entry.FilmView("Kommer", 3)),
    (LinkView("https://example.org/plan", "Planen"),),
    (entry.PictureView("/g/demo/logos/abc", "Havnen"),),
    "/g/demo/agenda.ics",
    90,
)
LINE = organising.GatheringLineView(
    "demo", s.UNBROKEN[:150], date(2026, 5, 20), "round", 2, 41, False
)
LIST = organising.GatheringsPage(
    (LINE,), (replace(LINE, code="old", over=True),), "https://example.org/organisers/abc"
)
WRONG = FieldView("x", "Slik går det ikke.")
NEW = organising.NewGatheringPage(
    (organising.TemplateView("half_day", "En halv dag", "Tre runder.", "09:00"),),
    (LINE,),
    "like:demo",
    "nb",
    ("Europe/Oslo",),
    "Velg noe.",
    title=WRONG,
    question=WRONG,
    code=WRONG,
    day=WRONG,
    starts=WRONG,
    time_zone=WRONG,
    name=WRONG,
    programme=True,
)


def step(name: str, **sheet: str) -> setting_up.StepView:
    """A step with something wrong in every field."""
    told = {field: (words,) for field, words in sheet.items()}
    wrong = dict.fromkeys(sheet, "Slik går det ikke.")
    return setting_up.StepView(name, "abc", told, wrong, "Se en gang til.", saved=True)


ROWS = tuple(
    setting_up.RowView(
        at,
        of,
        phase,
        number,
        "2026-05-20",
        "09:00",
        "10:00",
        ("starts", "Klokkene hopper over 09:00.") if at == 1 else ("", ""),
        hung=at,
        out=at == 0,
    )
    for at, (of, phase, number) in enumerate((("3", "round", 1), ("4", "closing", 0), ("", "", 0)))
)
PAGE = setting_up.SettingUpPage(
    s.CODE,
    step("about", title=s.UNBROKEN[:150], question="Q", theme="T", language="sv", invitation="K"),
    step("frame", challenges="a", sets="b", sdg="3", highlight="3"),
    step("when", day="2026-05-20", time_zone="Europe/Oslo"),
    step(
        "who",
        sectors="a",
        visibility="open",
        contact_email="x",
        kept_days="0",
        consent="listed",
        entrance="both",
    ),
    step("registration", closes_day="x", closes_time="25", seats="0", told="yes", asks_email="yes"),
    step("after", follow_day="x", follow_until="y", reminded_days="z"),
    step("how", method="m", film_title="F", film_minutes="0", film_address="x", materials="y"),
    setting_up.TimesView(
        "abc",
        date(2026, 5, 20),
        s.STRETCHES[1:3],
        ROWS,
        ("foyer", "round", "closing"),
        note="Nei.",
        saved=True,
    ),
    setting_up.LogosView(
        (setting_up.LogoView("abc", "Havnen"),),
        FieldView("", "Si hva den viser."),
        "havn.png",
        "For stort.",
        waits=True,
    ),
    ("Rom 1", "Rom 2"),
    s.NAMES[:2],
    tuple(range(1, 18)),
    ("Europe/Oslo",),
    FACE,
    refusal="Slik går det ikke.",
    providers=("Fylket",),
    missing=("about", "when", "who"),
    waiting=("when", "how"),
)
MEMBER = facilitators.MemberView("ana", s.NAMES[0], "Kommunen", ("2026-05-20",), True, False)
TEAM = facilitators.TeamView(s.CODE, date(2026, 5, 20), s.NAMES[:2], dated=True)
FACILITATORS = facilitators.FacilitatorsPage(
    s.CODE,
    (MEMBER, replace(MEMBER, id="ben", me=False)),
    (date(2026, 5, 20), date(2026, 5, 21)),
    (
        facilitators.LinkOutView("i1", "Bo", s.DAY, False),
        facilitators.LinkOutView("i2", "Ea", s.DAY, True),
    ),
    (facilitators.OtherView("chi", s.UNBROKEN[:80], "Byen"),),
    FieldView("", "Skriv hvem lenken er til."),
    "https://example.org/g/demo/invitation/abc",
    "Bo",
    "Noen må holde pulten.",
)
AT_WORK = (signing_in.ProviderView("Innlandet fylkeskommune", "/g/demo/signin/organisation"),)
ORGANISERS = organising.AtWorkView(AT_WORK, (Organiser("g1", s.UNBROKEN[:80], s.DAY),))
WAYS = signing_in.OwnWaysView(s.CODE, AT_WORK, "https://example.org/g/demo/signin")
PASSKEYS = (
    signing_in.PasskeyView("p1", s.UNBROKEN[:60], s.DAY),
    signing_in.PasskeyView("p2", "Mobilen", s.DAY, s.DAY),
)
SIGN_IN = signing_in.SignInPage(
    s.CODE, AT_WORK, s.NAMES[0], open=True, refusal="Fylket svarer ikke akkurat nå."
)
WAY = signing_in.WayInView(s.CODE, AT_WORK, only=True, refusal="Logg inn først.")
PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "gatherings": ("organising/page.html", {"bare": BARE, "page": LIST}),
    "no gatherings": (
        "organising/page.html",
        {"bare": BARE, "page": organising.GatheringsPage((), ())},
    ),
    "gatherings, a sign-in to bind": (
        "organising/page.html",
        {"bare": BARE, "page": replace(LIST, at_work=replace(ORGANISERS, me="g1"))},
    ),
    "gatherings, just signed in": (
        "organising/page.html",
        {"bare": BARE, "page": replace(LIST, at_work=replace(ORGANISERS, arrived="Ana", by="F"))},
    ),
    "new gathering": ("organising/new.html", {"bare": BARE, "page": NEW}),
    "setting up": ("setting_up/page.html", {"shell": s.the_shell("desk"), "page": PAGE}),
    "setting up, begun": (
        "setting_up/page.html",
        {"shell": s.the_shell("desk"), "page": replace(PAGE, fixed=True, places=())},
    ),
    **{
        f"facilitators, {name}": (
            "facilitators/page.html",
            {"shell": s.the_shell("desk"), "page": replace(FACILITATORS, ways=ways)},
        )
        for name, ways in {
            "no sign-in": replace(WAYS, providers=()),
            "a sign-in to bind": WAYS,
            "just signed in": replace(WAYS, arrived=s.UNBROKEN[:80], by="Fylket"),
            "a sign-in": replace(WAYS, bound=s.DAY),
            "passkeys": replace(WAYS, passkeys=PASSKEYS, name=WRONG),
        }.items()
    },
    "sign in": ("signing_in/page.html", {"bare": BARE, "page": SIGN_IN}),
    "sign in, nowhere": (
        "signing_in/page.html",
        {"bare": BARE, "page": signing_in.SignInPage("")},
    ),
    **{
        f"door, {name}": (
            "door/page.html",
            {"bare": shell.BareView("nb", s.GATHERING), "page": replace(s.DOOR, way=way)},
        )
        for name, way in {
            "signing in": WAY,
            "signed in": replace(WAY, by="Fylket"),
            "nowhere to sign in": replace(WAY, providers=()),
            "both": replace(WAY, only=False),
        }.items()
    },
}
