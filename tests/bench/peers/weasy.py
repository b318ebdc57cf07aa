"""The book's page as a PDF for screen readers, with a stylesheet for paper: WeasyPrint.

python weasy.py FOLDER
"""

import sys
from pathlib import Path

import weasyprint

FOLDER = Path(sys.argv[1])
PAPER = """
@page { size: A4; margin: 25mm; @bottom-center { content: counter(page) } }
html { font: 10pt/1.4 serif } h1, h2, h3, h4, h5 { font-family: sans-serif; bookmark-state: open }
article { break-before: page } p { text-align: justify; hyphens: auto }
table { border-collapse: collapse } td, th { border: 0.5pt solid #ccc; padding: 1mm }
"""

page = weasyprint.HTML(str(FOLDER / "words.html"))
sheet = weasyprint.CSS(string=PAPER)
page.write_pdf(str(FOLDER / "weasy.pdf"), stylesheets=[sheet], pdf_variant="pdf/ua-1")
