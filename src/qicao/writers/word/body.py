"""The paragraphs of a speech as WordprocessingML."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qicao.writers.layout import HEADINGS, StyleName
from qicao.writers.styled import styled
from qicao.writers.word.review import reviewed
from qicao.writers.word.styles import STYLE_IDS, line_space, role_style_id, role_styles
from qicao.writers.word.xml import BREAK, element, paragraph, run, switch, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qicao.speech.model import Role, Speech
    from qicao.writers.layout import Layout
    from qicao.writers.notes import Note
    from qicao.writers.styled import StyledParagraph

_EAST_ASIAN = element("rFonts", hint="eastAsia")
_STANDS_ALONE = switch("keepNext", on=False)


class _Forms(NamedTuple):
    """What is the same for all paragraphs: ids of styles, and properties that are XML already."""

    roles: Mapping[str, str]
    after_head: str
    run_properties: Mapping[StyleName | None, str]


def paragraphs(speech: Speech, layout: Layout, notes: Sequence[Note] | None = None) -> str:
    """Write all paragraphs of the speech; with notes, as a writer reviews it (None: clean)."""
    forms = _forms(layout)
    return "".join(
        paragraph(_properties(one, forms), *_content(number, one, forms, notes))
        for number, one in enumerate(styled(speech, layout))
    )


@cache
def _forms(layout: Layout) -> _Forms:
    return _Forms(
        roles={role: role_style_id(role) for role in role_styles()},
        after_head=element("spacing", **line_space("before", layout.page.after_head, layout.page)),
        run_properties={heading: _run_properties(heading, layout) for heading in (None, *HEADINGS)},
    )


def _run_properties(heading: StyleName | None, layout: Layout) -> str:
    """The properties of a run, without the element around them. In a bold text a heading says again whether it is bold.

    Bold of a paragraph's style and bold of a character style cancel out in Word (ISO 29500-1 17.7.3), not elsewhere.
    """
    if heading is None:
        return _EAST_ASIAN
    bold = switch("b", on=layout.style(heading).bold) if layout.style(StyleName.BODY).bold else ""
    return element("rStyle", val=STYLE_IDS[heading].run_in) + _EAST_ASIAN + bold


def _properties(one: StyledParagraph, forms: _Forms) -> str:
    alone = one.style in HEADINGS and not one.goes_on
    return _printed(_style_id(one.style, one.role, forms), alone, forms.after_head if one.apart else "")


@cache
def _printed(style_id: str, stands_alone: bool, space: str) -> str:
    """The properties of a paragraph in the order of the schema (CT_PPrBase)."""
    return element("pStyle", val=style_id) + (_STANDS_ALONE if stands_alone else "") + space


def _style_id(style: StyleName, role: Role, forms: _Forms) -> str:
    plain = STYLE_IDS[style].id
    return forms.roles.get(role, plain) if style is StyleName.BODY else plain


def _content(number: int, paragraph: StyledParagraph, forms: _Forms, notes: Sequence[Note] | None) -> Iterator[str]:
    pieces = ((forms.run_properties[one.heading], one.lines) for one in paragraph.runs)
    if notes is None:
        yield from (run(properties, BREAK.join(map(text, lines))) for properties, lines in pieces)
    else:
        yield from reviewed(tuple(pieces), number, notes)
