"""The paragraphs of a speech as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.writers.layout import HEADINGS, StyleName
from qicao.writers.styled import styled
from qicao.writers.word.styles import STYLE_IDS, line_space
from qicao.writers.word.xml import element, switch, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qicao.speech.model import Speech
    from qicao.writers.layout import Layout
    from qicao.writers.styled import StyledParagraph

_EAST_ASIAN = element("rFonts", hint="eastAsia")
_BREAK = element("br")


class _Forms(NamedTuple):
    """What is the same for all paragraphs: properties that are XML already."""

    after_head: str
    run_properties: Mapping[StyleName | None, str]


def paragraphs(speech: Speech, layout: Layout) -> str:
    """Write all paragraphs of the speech."""
    forms = _forms(layout)
    return "".join(_paragraph(paragraph, forms) for paragraph in styled(speech, layout))


def _forms(layout: Layout) -> _Forms:
    return _Forms(
        after_head=element("spacing", **line_space("before", layout.page.after_head, layout.page)),
        run_properties={heading: _run_properties(heading, layout) for heading in (None, *HEADINGS)},
    )


def _run_properties(heading: StyleName | None, layout: Layout) -> str:
    """The properties of a run. In a bold text a heading says again whether it is bold.

    Bold of a paragraph's style and bold of a character style cancel out in Word (ISO 29500-1 17.7.3), not elsewhere.
    """
    if heading is None:
        return element("rPr", _EAST_ASIAN)
    bold = switch("b", on=layout.style(heading).bold) if layout.style(StyleName.BODY).bold else ""
    return element("rPr", element("rStyle", val=STYLE_IDS[heading].run_in), _EAST_ASIAN, bold)


def _paragraph(paragraph: StyledParagraph, forms: _Forms) -> str:
    style = element("pStyle", val=STYLE_IDS[paragraph.style].id)
    properties = element("pPr", style, forms.after_head if paragraph.after_head else "")
    return element("p", properties, *(_run(forms.run_properties[run.heading], *run.lines) for run in paragraph.runs))


def _run(properties: str, *lines: str) -> str:
    return element("r", properties, _BREAK.join(map(text, lines)))
