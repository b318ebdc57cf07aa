"""The book's blocks as a DOCX: python-docx.

python docx_writer.py FOLDER
"""

import json
import sys
from pathlib import Path

import docx

FOLDER = Path(sys.argv[1])
STYLES = {"bullets": "List Bullet", "numbers": "List Number", "tasks": "List Bullet"}
document = docx.Document()


def text(block: dict) -> str:  # type: ignore[type-arg]
    """All that is said in a block."""
    return "".join(run["text"] for run in block["runs"]) + " ".join(map(text, block["children"]))


def write(block: dict) -> None:  # type: ignore[type-arg]
    """One block, in the style of its kind."""
    if block["kind"] == "heading":
        document.add_heading(text(block), 1 + block["level"])
    elif block["kind"] == "table":
        rows = [[text(cell) for cell in row["children"]] for row in block["children"]]
        ruled(rows)
    elif block["kind"] in STYLES:
        for item in block["children"]:
            document.add_paragraph(text(item), STYLES[block["kind"]])
    else:
        document.add_paragraph(text(block))


def ruled(rows: list[list[str]]) -> None:
    """A table of these cells."""
    table = document.add_table(0, len(rows[0]), "Table Grid")
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


for chapter in json.loads((FOLDER / "workbook.json").read_text())["chapters"]:
    document.add_heading(chapter["title"], 1)
    for report in chapter["reports"]:
        for name in ("summary", "agree", "differ"):
            document.add_paragraph(report[name])
        ruled([[step["what"], step["who"], step["by_when"]] for step in report["steps"]])
    for block in chapter["notes"]:
        write(block)
document.save(str(FOLDER / "python.docx"))
