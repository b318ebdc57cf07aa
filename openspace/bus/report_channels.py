"""On which channels travels what is distilled: its room, the news wall and the desk."""

from openspace.bus.channels import DESK, NEWS, Channel, room, travels_on
from openspace.domain.facts.reports import ReportFiled, ReportWritten


@travels_on.register(ReportWritten)
@travels_on.register(ReportFiled)
def _(fact: ReportWritten | ReportFiled) -> tuple[Channel, ...]:
    wide = (Channel(fact.gathering, kind) for kind in (NEWS, DESK))
    return (room(fact.gathering, fact.breakout), *wide)
