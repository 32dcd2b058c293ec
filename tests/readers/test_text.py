"""Text files in the encodings that writers use, and files that are none."""

from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING

import pytest

from qicao.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "在全镇党员大会上的讲话\n同志们：\n今天开个短会，讲三点意见。\n"
UTF8 = "把扩展名改成 .docx；否则用记事本另存为 UTF-8 编码的 .txt。"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "gb18030", "utf-16 little", "utf-16 big", "windows line ends"],
)
def test_encodings_of_windows_and_the_rest_are_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "讲话.txt"
    path.write_bytes(data)
    assert read(path).plain.splitlines() == TEXT.splitlines()


def test_a_few_control_characters_of_a_scanner_stay_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "讲话.txt"
    path.write_text(TEXT * 4 + "\x07", encoding="utf-8")
    assert read(path).plain == TEXT * 4 + "\x07"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_character_is_told_with_its_line(
    tmp_path: Path, refusal: Callable[[Path], str], encoding: str
) -> None:
    path = tmp_path / "讲话.txt"
    sound = (TEXT * 9).encode(encoding)
    broken = sound.replace("短会".encode(encoding), b"\xff" + "会".encode(encoding), 1)
    path.write_bytes(broken)
    assert refusal(path) == (
        "讲话.txt:3：这一行有一个字损坏了，读不准。\n"
        "  下一步：用记事本打开，改好这一行里显示不正常的字，另存为 UTF-8 编码。"
    )


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", codecs.BOM_UTF8, "　　\n".encode()])
def test_an_empty_file(tmp_path: Path, refusal: Callable[[Path], str], data: bytes) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(data)
    assert refusal(path) == "空.txt：文件是空的，没有可读的文字。\n  下一步：换一个有内容的文件。"


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(500), b"PK\x03\x04" + bytes(range(255, 0, -1)) * 9],
    ids=["bytes", "picture", "archive"],
)
def test_a_binary_file_named_txt(tmp_path: Path, refusal: Callable[[Path], str], data: bytes) -> None:
    path = tmp_path / "图.txt"
    path.write_bytes(data)
    assert refusal(path) == f"图.txt：这不是文本文件，读不出文字。\n  下一步：如果它其实是 Word 文件，{UTF8}"


def test_a_file_far_too_large(tmp_path: Path, refusal: Callable[[Path], str]) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(25_000_000)
    assert refusal(path) == "大.txt：文件太大（25 MB）。\n  下一步：一篇讲话不会这么大，请另选文件。"


def test_a_missing_file(tmp_path: Path, refusal: Callable[[Path], str]) -> None:
    told = "没有.txt：没有这个文件。\n  下一步：检查文件名和路径是否写对。"
    assert refusal(tmp_path / "没有.txt") == told
    assert refusal(tmp_path / "a\0b.txt").endswith(told.removeprefix("没有.txt："))


def test_a_folder(tmp_path: Path, refusal: Callable[[Path], str]) -> None:
    path = tmp_path / "文件夹"
    path.mkdir()
    assert refusal(path) == "文件夹：这是文件夹，不是文件。\n  下一步：写上文件夹里那篇讲话的文件名。"


@pytest.mark.parametrize("kind", [".doc", ".wps", ".DOC"])
def test_the_old_formats_of_word(tmp_path: Path, refusal: Callable[[Path], str], kind: str) -> None:
    path = tmp_path / f"讲话{kind}"
    path.write_bytes(b"any")
    assert refusal(path) == (
        f"讲话{kind}：旧式 {kind.lower()} 文件读不了。\n  下一步：在 Word 或 WPS 中打开，另存为 .docx 后再试。"
    )


@pytest.mark.parametrize("name", ["讲话.txt", "讲话.docx"])
def test_a_file_without_permission(tmp_path: Path, refusal: Callable[[Path], str], name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    path.chmod(0)
    told = _as_another_user(refusal, path)
    assert told == (f"{name}：没有读这个文件的权限。\n  下一步：换一个有权限的用户，或把文件复制到自己的文件夹再试。")


def test_a_folder_without_permission(tmp_path: Path, refusal: Callable[[Path], str]) -> None:
    folder = tmp_path / "私人"
    folder.mkdir(mode=0)
    assert "没有读这个文件的权限。" in _as_another_user(refusal, folder / "讲话.txt")


def _as_another_user(refusal: Callable[[Path], str], path: Path) -> str:
    """What is told to a user who is not root: root may read everything."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        return refusal(path)
    finally:
        if root:
            os.seteuid(0)
