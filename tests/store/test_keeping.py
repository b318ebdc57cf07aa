"""Every fact is kept and travels, whichever module was imported first."""

import importlib
import pkgutil
import subprocess
import sys
from dataclasses import dataclass, is_dataclass

import pytest

from openspace.bus.channels import travels_on
from openspace.domain import facts
from openspace.domain.facts import Fact
from openspace.store.keeping import keep

MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.iter_modules(facts.__path__, f"{facts.__name__}.")
]
KINDS = [
    kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Fact) and not kind.__subclasses__()
]
KEPT = """
from openspace.store import engine, keeping
print(*sorted(kind.__name__ for kind in keeping.keep.registry))
"""


@dataclass(frozen=True, slots=True)
class _Forgotten(Fact):
    """A fact that nobody thought of."""


def test_there_are_facts() -> None:
    assert len(KINDS) >= 17


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_is_kept_and_travels(kind: type[Fact]) -> None:
    assert is_dataclass(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert keep.dispatch(kind) is not keep.dispatch(object)
    assert travels_on.dispatch(kind) is not travels_on.dispatch(object)


def test_one_that_is_forgotten_is_found() -> None:
    assert keep.dispatch(_Forgotten) is keep.dispatch(object)
    with pytest.raises(NotImplementedError, match="_Forgotten"):
        travels_on(_Forgotten("circle"))


def test_an_open_store_keeps_every_fact_whatever_else_was_imported() -> None:
    kept = subprocess.run(
        [sys.executable, "-c", KEPT], capture_output=True, text=True, check=True
    ).stdout
    names = {kind.__name__ for kind in KINDS}
    assert names - set(kept.split()) == set()
