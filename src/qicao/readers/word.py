"""Word files: the text of a .docx, paragraph by paragraph; what is no sound .docx is refused in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from qicao.errors import Place, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES = 200_000_000
_MOST_RATIO = 200
_SMALL = 1_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr"))


def read_word(path: Path) -> str:
    """Return the text of a .docx, one line for each paragraph. Raises ReadError when it is none, or is protected."""
    _refuse_unsound(path)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        body = docx.Document(str(path)).element.body
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, XMLSyntaxError, OSError):
        raise _damaged(path) from None
    text = "\n".join("".join(_texts(paragraph)) for paragraph in body.iter(f"{_W}p"))
    if not text.strip():
        raise ReadError("Word 文件里没有文字。", Place(str(path)), "如果内容是图片，请先转成文字。")
    return text


def _texts(element: object) -> Iterator[str]:
    for child in element:  # type: ignore[attr-defined] # an lxml element, which has no types here
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _TEXT:
            yield _TEXT[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _texts(child)


def _refuse_unsound(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_OLE))
            protected = start == _OLE and _ENCRYPTED in file.read()
        if start == _OLE:
            raise _protected(path) if protected else _old_format(path)
        if not start:
            raise ReadError("文件是空的，没有可读的文字。", Place(str(path)), "换一个有内容的文件。")
        with ZipFile(path) as archive:
            _refuse_bomb(path, archive)
    except OSError as error:
        raise ReadError(f"文件打不开（{error.strerror}）。", Place(str(path)), "检查路径和权限。") from None
    except BadZipFile:
        raise _damaged(path) from None


def _refuse_bomb(path: Path, archive: ZipFile) -> None:
    unpacked = sum(info.file_size for info in archive.infolist())
    packed = sum(info.compress_size for info in archive.infolist()) or 1
    if unpacked > _MOST_BYTES or (unpacked > _SMALL and unpacked / packed > _MOST_RATIO):
        hint = "这不像一篇正常的讲话，不要打开来历不明的文件。"
        raise ReadError(f"文件解压后有 {unpacked // 1_000_000} MB，不正常，没有读。", Place(str(path)), hint)
    if "word/document.xml" not in archive.namelist() and "[Content_Types].xml" not in archive.namelist():
        raise ReadError("这不是 Word 文件。", Place(str(path)), "换成 .docx 或 .txt 文件。")


def _protected(path: Path) -> ReadError:
    hint = "先在 Word 或 WPS 中输入密码打开，取消密码后另存。"
    return ReadError("文件有打开密码，读不了。", Place(str(path)), hint)


def _old_format(path: Path) -> ReadError:
    hint = "在 Word 或 WPS 中打开，另存为 .docx 后再试。"
    return ReadError("这是旧式 .doc 文件，只是扩展名写成了 .docx。", Place(str(path)), hint)


def _damaged(path: Path) -> ReadError:
    hint = "在 Word 或 WPS 中打开并修复，另存一份再试。"
    return ReadError("Word 文件已损坏，读不出来。", Place(str(path)), hint)
