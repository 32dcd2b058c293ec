"""A speech as a .docx: python-docx opens our template, takes the paragraphs, and saves the package."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.parts.comments import CommentsPart

from qicao.speech.head import title
from qicao.writers.word.archive import without_clock
from qicao.writers.word.body import paragraphs
from qicao.writers.word.review import comments_part
from qicao.writers.word.template import section, template
from qicao.writers.word.xml import clean, part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

    from qicao.speech.model import Speech
    from qicao.writers.layout import Layout
    from qicao.writers.notes import Note

_NO_DAY = date(2000, 1, 1)
_LONGEST_PROPERTY = 255


def write_word(
    speech: Speech,
    layout: Layout,
    *,
    author: str = "",
    day: date | None = None,
    notes: Sequence[Note] | None = None,
) -> bytes:
    """Return the speech as a Word file. The same arguments give the same bytes, at any time and on any machine.

    `author` is the unit, `day` the day of the meeting: they stand in the file's properties, as does the title.
    Nothing of the machine or the moment of writing gets in; without a day the file is dated 2000-01-01.
    `notes`: write it for review, these notes as comments and every open place as a content control (None: clean).
    """
    document = docx.Document(BytesIO(template(layout)))
    body = parse_xml(part("body", paragraphs(speech, layout, notes), section(layout.page)))
    document.element.replace(document.element.body, body)
    if notes:
        _add_comments(document, notes)
    _set_properties(document, title(speech) or "", author, day or _NO_DAY)
    package = BytesIO()
    document.save(package)
    return without_clock(package.getvalue())


def _add_comments(document: Document, notes: Sequence[Note]) -> None:
    element, package = parse_xml(comments_part(notes)), document.part.package
    comments = CommentsPart(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, element, package)
    document.part.relate_to(comments, RELATIONSHIP_TYPE.COMMENTS)


def _set_properties(document: Document, heading: str, author: str, day: date) -> None:
    moment = datetime.combine(day, time(), UTC)
    properties = document.core_properties
    properties.title = clean(heading)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = clean(author)[:_LONGEST_PROPERTY]
    properties.created = properties.modified = moment
    properties.revision = 1
