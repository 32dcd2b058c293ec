"""Why a file cannot be read, in the words of the writer who gave it: what is wrong, where, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qicao.errors import Place, ReadError

if TYPE_CHECKING:
    from pathlib import Path

_MEGABYTE = 1_000_000


def missing(path: Path) -> ReadError:
    """There is no such file."""
    return ReadError("没有这个文件。", Place(str(path)), "检查文件名和路径是否写对。")


def folder(path: Path) -> ReadError:
    """It is a folder."""
    return ReadError("这是文件夹，不是文件。", Place(str(path)), "写上文件夹里那篇讲话的文件名。")


def closed(path: Path, error: OSError) -> ReadError:
    """The system does not open it."""
    if isinstance(error, PermissionError):
        return ReadError(
            "没有读这个文件的权限。", Place(str(path)), "换一个有权限的用户，或把文件复制到自己的文件夹再试。"
        )
    return ReadError(f"文件打不开（{error.strerror}）。", Place(str(path)), "检查磁盘和路径，或复制一份再试。")


def empty(path: Path) -> ReadError:
    """It holds no text."""
    return ReadError("文件是空的，没有可读的文字。", Place(str(path)), "换一个有内容的文件。")


def too_large(path: Path, size: int) -> ReadError:
    """No speech has so many bytes."""
    return ReadError(f"文件太大（{size // _MEGABYTE} MB）。", Place(str(path)), "一篇讲话不会这么大，请另选文件。")


def no_text(path: Path) -> ReadError:
    """It is no text file."""
    hint = "如果它其实是 Word 文件，把扩展名改成 .docx；否则用记事本另存为 UTF-8 编码的 .txt。"
    return ReadError("这不是文本文件，读不出文字。", Place(str(path)), hint)


def damaged_text(path: Path, line: int) -> ReadError:
    """A character on that 1-based line is broken."""
    hint = "用记事本打开，改好这一行里显示不正常的字，另存为 UTF-8 编码。"
    return ReadError("这一行有一个字损坏了，读不准。", Place(str(path), line), hint)


def old_word(path: Path) -> ReadError:
    """It is in the old format of Word or WPS, whatever its name."""
    kind = path.suffix.lower()
    renamed = f"这是旧式 .doc 文件，只是扩展名写成了 {path.suffix}。"
    message = f"旧式 {kind} 文件读不了。" if kind in (".doc", ".wps") else renamed
    return ReadError(message, Place(str(path)), "在 Word 或 WPS 中打开，另存为 .docx 后再试。")


def protected(path: Path) -> ReadError:
    """It opens with a password."""
    hint = "先在 Word 或 WPS 中输入密码打开，取消密码后另存。"
    return ReadError("文件有打开密码，读不了。", Place(str(path)), hint)


def damaged_word(path: Path) -> ReadError:
    """It is a broken .docx."""
    hint = "在 Word 或 WPS 中打开并修复，另存一份再试。"
    return ReadError("Word 文件已损坏，读不出来。", Place(str(path)), hint)


def no_word(path: Path) -> ReadError:
    """It is something else that is packed as a .docx is (a spreadsheet, a plain archive)."""
    return ReadError("这不是 Word 文件。", Place(str(path)), "换成 .docx 或 .txt 文件。")


def only_pictures(path: Path) -> ReadError:
    """It is a sound .docx without any text."""
    return ReadError("Word 文件里没有文字。", Place(str(path)), "如果内容是图片，请先转成文字。")


def bomb(path: Path, unpacked: int) -> ReadError:
    """It would unpack to far more than any speech."""
    hint = "这不像一篇正常的讲话，不要打开来历不明的文件。"
    return ReadError(f"文件解压后有 {unpacked // _MEGABYTE} MB，不正常，没有读。", Place(str(path)), hint)


def other_word(path: Path, kind: str) -> ReadError:
    """It is made by a word processor, in a format that is not read."""
    message = (
        f"这是 {kind} 文件，读不了。"
        if path.suffix.lower() == f".{kind.lower()}"
        else (f"这是 {kind} 文件，只是扩展名写成了 {path.suffix}。")
    )
    return ReadError(message, Place(str(path)), "在 Word、WPS 或 LibreOffice 中打开，另存为 .docx 后再试。")


def inserted_file(path: Path) -> ReadError:
    """Another file is inserted in it as a whole, which Word takes apart only when it saves."""
    hint = "在 Word 中打开，另存一份（Word 会把那份文件并进来）再试。"
    return ReadError("里面插入了另一份文件，那部分文字读不出来。", Place(str(path)), hint)
