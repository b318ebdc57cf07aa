"""The keys of the people who came, kept in a file, so that the same people come back."""

import json
from pathlib import Path

FILE = "people.json"


class Keys:
    """For each person's number, who they are and their key; kept in a file where a folder is named,
    else as long as this lasts."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = folder / FILE if folder else None
        self._kept: dict[str, dict[str, str]] = {}
        if self._file and self._file.exists():
            self._kept = json.loads(self._file.read_text(encoding="utf-8"))

    def of(self, number: int) -> str:
        """A person's key; empty when they have not been here."""
        return self._kept.get(str(number), {}).get("key", "")

    def keep(self, number: int, name: str, key: str) -> None:
        """Remember a person's key; the file is whole at every moment, and ours alone."""
        self._kept[str(number)] = {"name": name, "key": key}
        if self._file is None:
            return
        fresh = self._file.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(self._kept, ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(self._file)
