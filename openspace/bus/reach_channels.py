"""On which channels travels where somebody may be written to: to their own tabs, to nobody else.

The rule: taken back, the letters that waited for them are gone, so the desk is told that.
"""

from openspace.bus.channels import LETTERS, Channel, mine, on, travels_on
from openspace.domain.facts.reach import AddressConfirmed, AddressGiven, AddressTakenBack


@travels_on.register(AddressGiven)
@travels_on.register(AddressConfirmed)
def _(fact: AddressGiven | AddressConfirmed) -> tuple[Channel, ...]:
    return (mine(fact.gathering, fact.participant),)


@travels_on.register
def _(fact: AddressTakenBack) -> tuple[Channel, ...]:
    return (*on(fact, LETTERS), mine(fact.gathering, fact.participant))
