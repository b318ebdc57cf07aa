"""The page on which a gathering is described, step by step, with its invitation beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from openspace.domain.sheets import Sheet
from openspace.pages.views.entry import FaceView
from openspace.pages.views.parts import BLANK, FieldView, StretchView

FILM_ROWS_MORE = 2


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as it stands, or as it was typed; ``wrong`` says by field what cannot be.

    ``seen`` is what its reader saw, ``note`` what is said of the whole step; it ``waits`` when it
    came along with another one and was not sent to be saved.
    """

    step: str
    seen: str
    sheet: Sheet = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    saved: bool = False
    waits: bool = False

    @property
    def refused(self) -> bool:
        """Whether it stands as it was typed, and is not saved."""
        return bool(self.wrong or self.note or self.waits)

    def of(self, name: str) -> FieldView:
        """A field of it."""
        value = next(iter(self.sheet.get(name, ())), "")
        return FieldView(value, self.wrong.get(name, ""))

    def chosen(self, name: str) -> tuple[str, ...]:
        """What is chosen where several can be."""
        return self.sheet.get(name, ())

    @property
    def films(self) -> tuple[Mapping[str, str], ...]:
        """The rows for films: those there are, and some more."""
        names = ("title", "minutes", "address", "captions")
        columns = {name: self.sheet.get(f"film_{name}", ()) for name in names}
        count = len(columns["title"])
        rows = [
            {name: told[at] if at < len(told) else "" for name, told in columns.items()}
            for at in range(count)
        ]
        filled = [row for row in rows if any(row.values())]
        empty = dict.fromkeys(names, "")
        return (*filled, *(empty for _ in range(FILM_ROWS_MORE)))


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of the timetable; ``of`` is empty for a new one, ``wrong`` a field and a sentence.

    It is ``out`` where it is to be taken out.
    """

    index: int
    of: str
    phase: str
    number: int
    day: str
    starts: str
    ends: str
    wrong: tuple[str, str] = ("", "")
    hung: int = 0
    out: bool = False


@dataclass(frozen=True, slots=True)
class TimesView:
    """The timetable on its sheet; ``begun`` stands before it and cannot be changed.

    ``on`` is the gathering's day, by which its rows are typed.
    """

    seen: str
    on: date
    begun: tuple[StretchView, ...]
    rows: tuple[RowView, ...]
    kinds: tuple[str, ...]
    follow: bool = True
    note: str = ""
    saved: bool = False
    waits: bool = False

    @property
    def refused(self) -> bool:
        """Whether it stands as it was typed, and is not saved."""
        return bool(self.note or self.waits) or any(row.wrong[1] for row in self.rows)


@dataclass(frozen=True, slots=True)
class LogoView:
    """An organiser's logo, by the file that the gathering keeps."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class LogosView:
    """The logos there are, and the form for one more; ``chosen`` is a file to be chosen again."""

    logos: tuple[LogoView, ...]
    alt: FieldView = BLANK
    chosen: str = ""
    picture_error: str = ""
    waits: bool = False

    @property
    def refused(self) -> bool:
        """Whether a logo was sent and does not hang."""
        return bool(self.alt.error or self.picture_error or self.waits)


@dataclass(frozen=True, slots=True)
class SettingUpPage:
    """``setting_up/page.html``; ``places`` and ``facilitators`` are names, to be seen at a glance.

    ``fixed`` when something has begun, so that day and clock stay. ``providers`` are where people
    can sign in, ``sign_in_at`` the address for those who do. ``missing`` are the steps that lack
    what people need to come, in their order, and ``waiting`` those with something typed that is not
    saved.
    """

    code: str
    about: StepView
    frame: StepView
    when: StepView
    who: StepView
    registration: StepView
    how: StepView
    after: StepView
    times: TimesView
    logos: LogosView
    places: tuple[str, ...]
    facilitators: tuple[str, ...]
    goals: tuple[int, ...]
    zones: tuple[str, ...]
    face: FaceView
    fixed: bool = False
    refusal: str = ""
    providers: tuple[str, ...] = ()
    sign_in_at: str = ""
    missing: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
