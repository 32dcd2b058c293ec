"""The package of a Word file: its main part and those that belong to it, found by relationships (ISO/IEC 29500-2).

Read with lxml, not python-docx: that refuses whole files for a picture that is missing, for macros, for being a
template, and for the strict namespaces.
"""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from qicao.errors import ReadError
from qicao.readers import refusals
from qicao.readers.word_xml import W

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RTF = b"{\\rtf"
_MOST_BYTES = 200_000_000
_MOST_RATIO = 200
_SMALL = 1_000_000
_TYPES = "[Content_Types].xml"
_MAIN = "officeDocument"
_KINDS = ("wordprocessingml", "ms-word")
# The strict namespaces (29500-1) and the transitional ones (29500-4) that we read.
_STRICT = b"http://purl.oclc.org/ooxml/"
_SAME = (
    (_STRICT + b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


class Parts(NamedTuple):
    """The roots of the parts that hold text, or say how it looks; None for what the file has not."""

    document: Any
    styles: Any = None
    numbering: Any = None
    footnotes: Any = None
    endnotes: Any = None


def open_parts(path: Path) -> Parts:
    """Parse the parts of a Word file. Raises ReadError when it is none, is damaged, is protected, or is a bomb."""
    _refuse_other(path)
    try:
        with ZipFile(path) as archive:
            _refuse_bomb(path, archive)
            parts = _parts(_Package(archive))
    except OSError as error:
        raise refusals.closed(path, error) from None
    except ReadError:
        raise
    except Exception as error:  # whatever a parser stumbles over, it is the file that is broken
        if type(error) is RuntimeError:  # what zipfile raises where a password is wanted
            raise refusals.protected(path) from None
        raise refusals.damaged_word(path) from None
    if parts is None:
        raise refusals.no_word(path)
    return parts


def _refuse_other(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_OLE))
            locked = start == _OLE and _ENCRYPTED in file.read()
    except OSError as error:
        raise refusals.closed(path, error) from None
    if start == _OLE:
        raise refusals.protected(path) if locked else refusals.old_word(path)
    if not start:
        raise refusals.empty(path)
    if start.startswith(_RTF):
        raise refusals.other_word(path, "RTF")


def _refuse_bomb(path: Path, archive: ZipFile) -> None:
    unpacked = sum(info.file_size for info in archive.infolist())
    packed = sum(info.compress_size for info in archive.infolist()) or 1
    if unpacked > _MOST_BYTES or (unpacked > _SMALL and unpacked / packed > _MOST_RATIO):
        raise refusals.bomb(path, unpacked)


class _Package:
    """The parts of an archive by their names; as in ISO/IEC 29500-2 whether a letter is large or small says nothing."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = {_key(name): name for name in archive.namelist()}

    def root(self, name: str) -> Any:
        """The parsed part, None when the package has none of that name."""
        from lxml import etree

        real = self._names.get(_key(name))
        if real is None:
            return None
        data = self._archive.read(real)
        if _STRICT in data:
            for strict, transitional in _SAME:
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(data, parser)

    def related(self, source: str) -> dict[str, str]:
        """The names of the parts that `source` ("": the package) names, by the last word of the relation's type."""
        folder, _, file = source.rpartition("/")
        relations = self.root(join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for relation in () if relations is None else relations:
            if relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                target = normpath(join("/", dirname(source), relation.get("Target") or ""))
                found.setdefault(kind, target.lstrip("/"))
        return found

    def content_type(self, name: str) -> str:
        """The content type of a part, that of its extension when it has none of its own."""
        types = self.root(_TYPES)
        named = {_key(item.get("PartName") or ""): item.get("ContentType") or "" for item in _typed(types, "Override")}
        endings = {
            _key(item.get("Extension") or ""): item.get("ContentType") or "" for item in _typed(types, "Default")
        }
        return named.get(_key(name), endings.get(_key(name.rpartition(".")[2]), ""))


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _typed(types: Any, name: str) -> Iterator[Any]:
    return iter(()) if types is None else types.iterfind(f"{{*}}{name}")


def _parts(package: _Package) -> Parts | None:
    """The parts, None when the package holds no document of a word processor."""
    name = package.related("").get(_MAIN, "")
    if not any(kind in package.content_type(name) for kind in _KINDS):
        return None
    document = package.root(name)
    if document is None:
        raise BadZipFile(name)
    if document.tag != f"{W}document":
        return None
    related = package.related(name)
    return Parts(document, *(package.root(related[kind]) if kind in related else None for kind in Parts._fields[1:]))
