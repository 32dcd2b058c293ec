"""Word files made by hand, part by part, as Word, WPS and others write them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    RELATIONS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
NAMESPACES = {
    "w": MAIN,
    "r": RELATIONS,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def part(root: str, *inner: str) -> str:
    """A part of its own: `document`, `styles`, …"""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {_DECLARED}>{"".join(inner)}</w:{root}>'


def run(text: str, properties: str = "") -> str:
    """A run with so many words."""
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{held}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*inner: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs (what does not begin with < is the text of one)."""
    runs = (one if one.startswith("<") else run(one) for one in inner)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    held = f"<w:pPr>{styled}{properties}</w:pPr>" if styled or properties else ""
    return f"<w:p>{held}{''.join(runs)}</w:p>"


def style(ident: str, name: str, inner: str = "", *, based_on: str = "", kind: str = "paragraph") -> str:
    """A style with its id, its name, what it is based on and its properties."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{ident}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def soft_lines(*lines: str) -> str:
    """Lines with soft breaks between them, as one run."""
    return "<w:br/>".join(run(line) for line in lines).replace("</w:r><w:br/><w:r>", "<w:br/>")


def level(depth: int, form: str, text: str, inner: str = "", start: int = 1) -> str:
    """A level of a list, as its definition has it."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{inner}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    """The definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def counted(number: int, definition: int, *overrides: str) -> str:
    """A list that counts by a definition."""
    inner = "".join(overrides)
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{inner}</w:num>'


def numbered(number: int, depth: int | None = 0) -> str:
    """The properties of a paragraph in a list."""
    place = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    return f'<w:numPr>{place}<w:numId w:val="{number}"/></w:numPr>'


def save(  # noqa: PLR0913 - a file has as many sides
    path: Path,
    *body: str,
    parts: Mapping[str, str] | None = None,
    content_type: str = DOCUMENT,
    strict: bool = False,
    home: str = "word/document.xml",
    more_relations: Iterable[str] = (),
) -> Path:
    """Write a file with that body and parts (`styles`, `numbering`, `footnotes` …: their inner XML)."""
    held = parts or {}
    folder, _, name = home.rpartition("/")
    relation = STRICT[RELATIONS] if strict else RELATIONS
    kinds = [f'<Override PartName="/{home}" ContentType="{content_type}"/>']
    links = [_link(kind, relation, f"{kind}.xml") for kind in held]
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_CONTENT_TYPES}"><Default Extension="xml" '
        f'ContentType="application/xml"/>{"".join(kinds)}</Types>',
        "_rels/.rels": _relations(_link("officeDocument", relation, home)),
        f"{folder}/_rels/{name}.rels": _relations(*links, *more_relations),
        home: part("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>"),
        **{f"{folder}/{kind}.xml": part(kind, inner) for kind, inner in held.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, text in files.items():
            archive.writestr(file, _in_strict_namespaces(text) if strict else text)
    return path


def _in_strict_namespaces(text: str) -> str:
    for transitional, name in STRICT.items():
        text = text.replace(f'"{transitional}"', f'"{name}"')
    return text


def _relations(*links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE_RELATIONS}">{"".join(links)}</Relationships>'


def _link(kind: str, relation: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="{relation}/{kind}" Target="{target}"/>'
