"""The Word template, part by part: an empty document of our own; what the layout does not make lies in `parts/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from qicao.writers.layout import StyleName
from qicao.writers.word.styles import STYLE_IDS, font_table_part, styles_part
from qicao.writers.word.xml import element, part, text

if TYPE_CHECKING:
    from qicao.writers.layout import Layout, Page

_PARTS = Path(__file__).parent / "parts"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTER_ODD, _FOOTER_EVEN = "rIdFooterOdd", "rIdFooterEven"


class TemplatePart(NamedTuple):
    """A part beside the text: its name in the package, its type, how the text is related to it, and what it holds."""

    name: str
    content_type: str
    relationship: str
    id: str
    data: bytes


@cache
def template(layout: Layout) -> tuple[TemplatePart, ...]:
    """The parts of the empty document of that layout; they depend on nothing else, and are made once."""
    types, relations = CONTENT_TYPE, RELATIONSHIP_TYPE
    odd, even = (_footer_part(name, layout.page) for name in (StyleName.PAGE_NUMBER_ODD, StyleName.PAGE_NUMBER_EVEN))
    return (
        TemplatePart("/word/styles.xml", types.WML_STYLES, relations.STYLES, "rIdStyles", styles_part(layout)),
        TemplatePart("/word/settings.xml", types.WML_SETTINGS, relations.SETTINGS, "rIdSettings", _fixed("settings")),
        TemplatePart(
            "/word/fontTable.xml", types.WML_FONT_TABLE, relations.FONT_TABLE, "rIdFonts", font_table_part(layout)
        ),
        TemplatePart("/word/theme/theme.xml", types.OFC_THEME, relations.THEME, "rIdTheme", _fixed("theme")),
        TemplatePart("/word/footer_odd.xml", types.WML_FOOTER, relations.FOOTER, _FOOTER_ODD, odd),
        TemplatePart("/word/footer_even.xml", types.WML_FOOTER, relations.FOOTER, _FOOTER_EVEN, even),
    )


def core_properties() -> bytes:
    """The properties of a file about which nothing is known."""
    return _fixed("core")


@cache
def _fixed(name: str) -> bytes:
    return (_PARTS / f"{name}.xml").read_bytes()


@cache
def section(page: Page) -> str:
    """The section that the whole speech stands in: paper, margins, footers, grid of lines."""
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    return element(
        "sectPr",
        _footer("default", _FOOTER_ODD),
        _footer("even", _FOOTER_EVEN),
        element("pgSz", w=page.width, h=page.height, **({"orient": "landscape"} if page.width > page.height else {})),
        element("pgMar", **margins, header=page.header, footer=page.footer, gutter=0),
        # without a footer of its own, such a first page has an empty one (ISO 29500-1 17.10.6)
        "" if page.first_number else element("titlePg"),
        element("docGrid", type="lines", linePitch=page.pitch),
    )


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
    return before, element("fldSimple", element("r", text("1")), instr=" PAGE "), after
