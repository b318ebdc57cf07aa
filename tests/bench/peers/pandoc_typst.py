"""The book's Markdown through pandoc, all forms at once; the PDF is set by typst.

python pandoc_typst.py FOLDER html pdf docx
"""

import subprocess
import sys
from pathlib import Path

import pypandoc
import typst

FOLDER = Path(sys.argv[1])
READ = "markdown-citations-raw_html-raw_tex-tex_math_dollars"
TO = {"html": "html", "docx": "docx", "pdf": "typst"}


def begun(form: str) -> "subprocess.Popen[bytes]":
    """pandoc at work on a form."""
    out = FOLDER / f"pandoc.{'typ' if form == 'pdf' else form}"
    words = ("--standalone", "--toc", "--metadata", "title=Bok", "--metadata", "lang=nb")
    source = str(FOLDER / "workbook.md")
    return subprocess.Popen(
        [pypandoc.get_pandoc_path(), "-f", READ, "-t", TO[form], *words, "-o", str(out), source]
    )


at_work = {form: begun(form) for form in sys.argv[2:]}
for each in sorted(at_work, key=lambda form: form != "pdf"):
    if at_work[each].wait():
        raise SystemExit(f"pandoc made no {each}")
    if each == "pdf":
        typst.compile(str(FOLDER / "pandoc.typ"), output=str(FOLDER / "pandoc.pdf"))
