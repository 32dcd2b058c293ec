"""A speech as a .docx: its paragraphs and the parts of our template, put into a package by python-docx."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.package import Package

from qicao.speech.head import title
from qicao.writers.word.archive import without_clock
from qicao.writers.word.body import paragraphs
from qicao.writers.word.review import comments_part
from qicao.writers.word.template import TemplatePart, core_properties, section, template
from qicao.writers.word.xml import clean, element, part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.opc.coreprops import CoreProperties

    from qicao.speech.model import Speech
    from qicao.writers.layout import Layout
    from qicao.writers.notes import Note

_NO_DAY = date(2000, 1, 1)
_FIRST_DAY = date(1000, 1, 1)  # a year has four digits there (W3CDTF)
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
    text = part("document", element("body", paragraphs(speech, layout, notes), section(layout.page)))
    package = _package(text, (*template(layout), *_comments(notes or ())))
    _set_properties(package.core_properties, title(speech) or "", author, max(day or _NO_DAY, _FIRST_DAY))
    package.save(written := BytesIO())
    return without_clock(written.getvalue())


def _package(text: bytes, parts: Sequence[TemplatePart]) -> Package:
    """The parts are put in as they are: to have python-docx parse each and print it again would take twice as long."""
    package = Package()
    document = Part(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, text, package)
    for one in parts:
        document.load_rel(one.relationship, Part(PackURI(one.name), one.content_type, one.data, package), one.id)
    core = PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, core_properties(), package
    package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    package.relate_to(CorePropertiesPart.load(*core), RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return package


def _comments(notes: Sequence[Note]) -> tuple[TemplatePart, ...]:
    if not notes:
        return ()
    kind, relation = CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS
    return (TemplatePart("/word/comments.xml", kind, relation, "rIdComments", comments_part(notes)),)


def _set_properties(properties: CoreProperties, heading: str, author: str, day: date) -> None:
    moment = datetime.combine(day, time(), UTC)
    properties.title = clean(heading)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = clean(author)[:_LONGEST_PROPERTY]
    properties.created = properties.modified = moment
    properties.revision = 1
