"""Sample contexts of the hall: its doors, the rooms of other rounds, and the floor plan."""

from datetime import timedelta

from openspace.pages.views import following, hall, looking, marketplace, wanted
from openspace.pages.views.parts import WhereView
from openspace.pages.views.rooms import GoneView
from tests.pages import samples as s


def inside(name: str, count: int) -> hall.InsideView:
    names = ("Aina", "Bjørn", "Čuovga", "Dag", "Eli")[: count // 2]
    mix = (marketplace.SectorCountView("kommune", count - 1), marketplace.SectorCountView("x", 1))
    waiting = "Amina" if count == 1 else ""
    return hall.InsideView(name, count, names, mix if count > 2 else (), waiting)


def room(index: int) -> hall.RoomView:
    one, count = s.TOPICS[index % len(s.TOPICS)], s.HEADS[index % len(s.HEADS)]
    name, edited = f"b{index}", s.DAY + timedelta(hours=1, minutes=index)
    line = "Kurset må komme til verkstedet, ikke omvendt."
    return hall.RoomView(
        code=s.CODE,
        breakout=name,
        place=f"Rom {index + 1}",
        number=one.number,
        title=one.title,
        heads=hall.HeadsView(name, count),
        inside=inside(name, count),
        said=hall.SaidView(name, line, edited) if index % 3 else hall.SaidView(name),
        convener=("Aina", "Bjørn"),
        slot=s.SLOTS[0] if index > 90 else None,
    )


def other(index: int) -> hall.OtherView:
    one = room(index)
    return hall.OtherView(s.CODE, one.breakout, one.title, one.heads.count, one.language)


OTHERS = tuple(other(index) for index in range(8))


def the_hall(count: int = 8, elsewhere: int = 0, state: str = "running") -> hall.HallView:
    drawn = tuple(hall.PlanRoomView(f"b{at}", str(at + 1)) for at in range(count))
    standing = ("plenary", "help")
    return hall.HallView(
        code=s.CODE,
        state=state if count else "empty",
        plan=hall.PlanView(
            s.CODE,
            (*drawn, hall.PlanRoomView("test")),
            (*standing, "test"),
            tuple(hall.CorridorView(name, count + 1, 47) for name in ("lying", "upright")),
            hall.SummaryView(131, count, 47),
        ),
        rooms=tuple(room(index) for index in range(count)),
        elsewhere=tuple(room(91 + index) for index in range(elsewhere)),
        coming=tuple(room(95 + index) for index in range(elsewhere)),
        standing=tuple(
            hall.StandingDoorView(s.CODE, each, hall.HeadsView(each, 3, 22), inside(each, 3))
            for each in (*standing, "test")
        ),
        slot=s.SLOTS[0],
    )


PERMISSION = following.PermissionView(s.CODE, allowed=True)
COLLEAGUES = following.ColleaguesPage(
    s.CODE,
    PERMISSION,
    "",
    (
        following.ColleagueView(s.CODE, "p1", "Aina", "Kommunen", WhereView(s.CODE, "b1", "Rom 1")),
        following.ColleagueView(s.CODE, "p2", "Bjørn", "", None),
    ),
)


LOOK = looking.LookView(
    s.CODE, "b1", s.PEOPLE, s.HEADING, looking.ReadingView(s.CODE, "b1", ()), GoneView(s.CODE, "b1")
)
WANTED = wanted.WantedView(
    s.CODE,
    s.SLOTS[0],
    (
        wanted.WantedDoorView("b1", "t1", 1, s.LONG, "Rom 1", "nb"),
        wanted.WantedDoorView("b2", "t2", 120, s.UNBROKEN, s.UNBROKEN[:60]),
    ),
)
NOWHERE = hall.NowhereView(s.CODE, "quiet", WhereView(s.CODE, "b1", "Rom 1"), 4)


def page(count: int = 8, elsewhere: int = 0, state: str = "running") -> hall.HallPage:
    return hall.HallPage(the_hall(count, elsewhere, state), PERMISSION, NOWHERE, wanted=WANTED)
