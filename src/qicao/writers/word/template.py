"""The Word template: an empty document of our own, the fixed parts from `parts/`, the others from the layout.

`parts/` is an unzipped .docx without its styles, fonts, footers and text; look there for settings.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from qicao.writers.layout import StyleName
from qicao.writers.word.styles import STYLE_IDS, font_table_part, styles_part
from qicao.writers.word.xml import element, part, text

if TYPE_CHECKING:
    from qicao.writers.layout import Layout, Page

_PARTS = Path(__file__).parent / "parts"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def template(layout: Layout) -> bytes:
    """Zip the empty document of that layout; it depends on nothing else, and is made once."""
    made = {
        "word/document.xml": _document_part(layout.page),
        "word/styles.xml": styles_part(layout),
        "word/fontTable.xml": font_table_part(layout),
        "word/footer_odd.xml": _footer_part(StyleName.PAGE_NUMBER_ODD, layout.page),
        "word/footer_even.xml": _footer_part(StyleName.PAGE_NUMBER_EVEN, layout.page),
    }
    fixed = {path.relative_to(_PARTS).as_posix(): path.read_bytes() for path in _PARTS.rglob("*") if path.is_file()}
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        for name, content in (fixed | made).items():
            archive.writestr(name, content)
    return package.getvalue()


def _document_part(page: Page) -> bytes:
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    section = element(
        "sectPr",
        _footer("default", "rIdFooterOdd"),
        _footer("even", "rIdFooterEven"),
        element("pgSz", w=page.width, h=page.height),
        element("pgMar", **margins, header=page.header, footer=page.footer, gutter=0),
        # without a footer of its own, such a first page has an empty one (ISO 29500-1 17.10.6)
        "" if page.first_number else element("titlePg"),
        element("docGrid", type="lines", linePitch=page.pitch),
    )
    return part("document", element("body", section))


def _footer(kind: str, relationship: str) -> str:
    return f'<w:footerReference w:type="{kind}" r:id="{relationship}" xmlns:r="{_RELATIONSHIPS}"/>'


def _footer_part(name: StyleName, page: Page) -> bytes:
    """The number of a page between what the layout puts round it."""
    properties = element("pPr", element("pStyle", val=STYLE_IDS[name].id))
    return part("ftr", element("p", properties, *_number(page.number)))


def _number(around: tuple[str, str] | None) -> tuple[str, ...]:
    if around is None:
        return ()
    hint = element("rPr", element("rFonts", hint="eastAsia"))
    before, after = (element("r", hint, text(words)) if words else "" for words in around)
    return before, element("fldSimple", element("r", element("t", "1")), instr=" PAGE "), after
