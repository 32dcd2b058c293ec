"""Looking into a .docx: its parts as XML, its styles by id."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from qicao.workspace import folders
from qicao.writers.layout import Layout
from qicao.writers.profiles import load_layout

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACES = {"w": W[1:-1]}
HERE = Path(__file__).parent


def layout(name: str) -> Layout:
    return load_layout(name, folders(HERE, "templates/layouts"))


def printed() -> Layout:
    return layout("印发稿")


def part(package: bytes, name: str) -> Any:
    with ZipFile(BytesIO(package)) as archive:
        return etree.fromstring(archive.read(name))


def find(node: Any, path: str) -> list[Any]:
    return list(node.xpath(path, namespaces=NAMESPACES))


def value(node: Any, path: str, attribute: str = "val") -> str | None:
    """The attribute of the one element at `path`, None when there is no such element."""
    found = find(node, path)
    return found[0].get(W + attribute) if found else None


def style(package: bytes, style_id: str) -> Any:
    return find(part(package, "word/styles.xml"), f"w:style[@w:styleId='{style_id}']")[0]
