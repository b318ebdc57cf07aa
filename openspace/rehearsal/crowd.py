"""Simulated people beside a server: a process of their own, gone when it is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def accompany(address: str, people: int, folder: Path) -> Iterator[None]:
    """Let so many simulated people come by this address while the context lasts."""
    yield
