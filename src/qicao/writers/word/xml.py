"""WordprocessingML as text: one function that writes an element, escaped."""

from __future__ import annotations

import re

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_TEXT, _TAB = '<w:t xml:space="preserve">', "\t"
_TAB_ELEMENT = f"</w:t><w:tab/>{_TEXT}"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(tag: str, /, *children: str, **attributes: object) -> str:
    """Write `<w:tag>` with its attributes, all of the w namespace, around children that are XML already."""
    written = "".join(f' w:{key}="{clean(str(value)).translate(_ESCAPES)}"' for key, value in attributes.items())
    content = "".join(children)
    return f"<w:{tag}{written}>{content}</w:{tag}>" if content else f"<w:{tag}{written}/>"


def switch(tag: str, *, on: bool) -> str:
    """Write a property that is on or off; off is written out, so that nothing inherited turns it on."""
    return element(tag) if on else element(tag, val=0)


def text(characters: str) -> str:
    """Write `<w:t>`, and `<w:tab/>` for a tab: blanks are kept, characters that XML cannot hold are left out."""
    escaped = clean(characters).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"{_TEXT}{escaped.replace(_TAB, _TAB_ELEMENT)}</w:t>"


BREAK = element("br")
"""A line break inside a paragraph."""


def run(properties: str, *content: str) -> str:
    """Write `<w:r>`: its properties and its content are XML already."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{''.join(content)}</w:r>"


def paragraph(properties: str, *content: str) -> str:
    """Write `<w:p>`: its properties and its content are XML already."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def part(root: str, *children: str) -> bytes:
    """Write a whole part of the package whose root element is `<w:root>`."""
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{declaration}\n<w:{root} xmlns:w="{NAMESPACE}">{"".join(children)}</w:{root}>'.encode()


def clean(characters: str) -> str:
    """Leave out the characters that XML cannot hold."""
    return _NOT_XML.sub("", characters)
