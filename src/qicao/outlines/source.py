"""The text of an outline file, whatever it was saved with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.errors import OutlineError, Place
from qicao.speech.encoding import decode

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 1_000_000


def read_source(path: Path) -> str:
    """Return the text of an outline. Raises OutlineError when it is missing, far too large, or no text."""
    place = Place(str(path))
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except FileNotFoundError:
        raise OutlineError("没有这个提纲文件。", place, "核对路径；新写一份用 qicao new 动员会。") from None
    except OSError as error:
        raise OutlineError(f"提纲文件打不开（{error.strerror}）。", place, "换一个能读的提纲文件（.yaml）。") from None
    if size > MOST_BYTES:
        raise OutlineError(f"文件太大（{size} 字节）。", place, "一份提纲不会这么大，看看是不是选错了文件。")
    text = decode(data)
    if text is None:
        raise OutlineError("这不是文本文件，读不出文字。", place, "提纲是 YAML 文本，用记事本另存为 UTF-8 编码再试。")
    return text
