"""Text files: bytes become text, UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from qicao.errors import Place, ReadError

if TYPE_CHECKING:
    from pathlib import Path

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_BYTES = 20_000_000
_MOST_CONTROLS = 0.02
_TEXT_CONTROLS = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85"


def read_text(path: Path) -> str:
    """Return the text of a file. Raises ReadError when it is missing, empty, too large, or no text."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _MOST_BYTES else b""
    except OSError as error:
        raise ReadError(f"文件打不开（{error.strerror}）。", Place(str(path)), "检查路径和权限。") from None
    if size > _MOST_BYTES:
        raise ReadError(f"文件太大（{size // 1_000_000} MB）。", Place(str(path)), "一篇讲话不会这么大，请另选文件。")
    text = decode(data, path)
    if not text.strip():
        raise ReadError("文件是空的，没有可读的文字。", Place(str(path)), "换一个有内容的文件。")
    return text


def decode(data: bytes, path: Path) -> str:
    """Decode the bytes of a text file. Raises ReadError when they are not text."""
    for encoding in ("utf-16",) if data.startswith(_UTF16_MARKS) else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    hint = "如果它其实是 Word 文件，把扩展名改成 .docx；否则用记事本另存为 UTF-8 编码的 .txt。"
    raise ReadError("这不是文本文件，读不出文字。", Place(str(path)), hint)


def _is_text(text: str) -> bool:
    controls = sum(1 for c in text if c < " " and c not in _TEXT_CONTROLS)
    return "\0" not in text and controls <= _MOST_CONTROLS * len(text)
