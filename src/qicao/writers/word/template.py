"""The Word template: an empty document of our own, the fixed parts from `parts/`, the others from the layout.

`parts/` is an unzipped .docx without its styles, fonts and text; look there for settings and page numbers.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from qicao.writers.word.styles import font_table_part, styles_part
from qicao.writers.word.xml import element, part

if TYPE_CHECKING:
    from qicao.writers.layout import Layout, Page

_PARTS = Path(__file__).parent / "parts"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def template(layout: Layout) -> bytes:
    """Zip the empty document of that layout; it depends on nothing else, and is made once."""
    made = {
        "word/document.xml": part("document", element("body", section(layout.page))),
        "word/styles.xml": styles_part(layout),
        "word/fontTable.xml": font_table_part(layout),
    }
    fixed = {path.relative_to(_PARTS).as_posix(): path.read_bytes() for path in _PARTS.rglob("*") if path.is_file()}
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        for name, content in (fixed | made).items():
            archive.writestr(name, content)
    return package.getvalue()


def section(page: Page) -> str:
    """The section that the whole speech stands in: paper, margins, footers, grid of lines."""
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    return element(
        "sectPr",
        _footer("default", "rIdFooterOdd"),
        _footer("even", "rIdFooterEven"),
        element("pgSz", w=page.width, h=page.height),
        element("pgMar", **margins, header=page.header, footer=page.footer, gutter=0),
        element("docGrid", type="lines", linePitch=page.pitch),
    )


def _footer(kind: str, relationship: str) -> str:
    return f'<w:footerReference w:type="{kind}" r:id="{relationship}" xmlns:r="{_RELATIONSHIPS}"/>'
