"""Pages of a gathering, rendered inside the shell from one snapshot.

The channels' versions are asked for before the snapshot is taken: what comes between is pushed
again, and shows the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from starlette.responses import HTMLResponse

from openspace.bus.channels import Channel, mine, travels_on
from openspace.domain.facts import Fact
from openspace.domain.refusal import Refusal
from openspace.pages.contexts.shell import (
    channels_of,
    gathering_view,
    just_out_view,
    moved_view,
    shell_view,
    versions,
    way_back_view,
)
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.views.shell import BareView, ToastView
from openspace.store.keeping import Transaction
from openspace.web.answers import absent, status_of
from openspace.web.asking import SAID_ABOVE, Asked, fragments_of
from openspace.web.cookies import came_from, just_done, just_moved


@dataclass(frozen=True, slots=True)
class Shown:
    """Which page to show: its template, the tab it belongs to, and the channels it follows.

    ``tells`` when the page itself says a refusal, so that no toast has to.
    """

    template: str
    tab: str = ""
    follows: tuple[str | Channel, ...] = ()
    tells: bool = False


async def show(
    asked: Asked,
    shown: Shown,
    view: Callable[[Snapshot], object | None],
    refusal: Refusal | None = None,
) -> HTMLResponse:
    """The page; ``view`` answers None when what it is about is not there.

    A ``refusal`` gives the status, and is said in a toast unless the page tells it.
    """
    refusal = refusal or asked.request.scope.get(SAID_ABOVE)
    channels = [
        each if isinstance(each, Channel) else Channel(asked.code, each) for each in shown.follows
    ]
    followed = versions(asked.house.bus, channels_of(asked.caller, *channels))
    unsaid = refusal if not shown.tells else None
    toasts = (ToastView("refusal", asked.say(unsaid), "refused"),) if unsaid else ()

    moved, done = just_moved(asked.request, asked.code), just_done(asked.request, asked.code)

    def work(tx: Transaction) -> str | None:
        now = Snapshot(tx, asked.code, asked.house.remembered)
        page = view(now)
        if page is None:
            return None
        shell = shell_view(
            now,
            asked.caller,
            tab=shown.tab,
            followed=followed,
            language=asked.language,
            at=asked.house.clock(),
            toasts=toasts,
        )
        if (back := came_from(asked.request, asked.code)) is not None:
            shell = replace(shell, way_back=way_back_view(now, asked.caller, back))
        if moved:
            shell = replace(shell, moved=moved_view(now, asked.caller, *moved))
        if done:
            shell = replace(shell, just_out=just_out_view(now, asked.caller, *done))
        return render(asked.language, shown.template, {"shell": shell, "page": page})

    html = await asked.house.store.read(work)
    if html is None:
        return HTMLResponse(absent(asked.request).body, 404)
    return HTMLResponse(html, status_of(refusal) if refusal else 200)


async def bare_page(who: Asked, template: str, view: Callable[[Snapshot], object]) -> str:
    """A page outside of the shell, for whoever stands at the door."""

    def work(tx: Transaction) -> str:
        now = Snapshot(tx, who.code)
        bare = BareView(who.language, gathering_view(now.gathering))
        return render(who.language, template, {"bare": bare, "page": view(now)})

    return await who.house.store.read(work)


async def own_push(who: Asked, facts: tuple[Fact, ...]) -> str:
    """What these facts change for whoever brought them about; empty when nothing.

    Their other tabs get the same as a push, made once for all of them.
    """
    own = mine(who.code, who.caller.person)
    told = tuple(fact for fact in facts if own in travels_on(fact))
    if not told:
        return ""
    languages = frozenset({who.language})
    return (await fragments_of(who.request).render(own, told, languages))[who.language]
