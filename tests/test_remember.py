"""What is made of files is remembered, made again when a file changes, and never trusted when it is damaged."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from qicao.remember import pack, remembered, unpack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QICAO_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "file.txt"
    path.write_text("一", encoding="utf-8")
    return path


def value_of(file: Path, *more: Path) -> tuple[str, bool]:
    """What is remembered of the file, and whether it was made now."""
    made = []

    def make() -> str:
        made.append(file)
        return file.read_text(encoding="utf-8")

    return remembered("test", (file, *more), make), bool(made)


def test_it_is_made_once(file: Path) -> None:
    assert value_of(file) == ("一", True)
    assert value_of(file) == ("一", False)


def test_a_file_that_changes_is_read_again_and_what_it_was_is_forgotten(file: Path, tmp_path: Path) -> None:
    value_of(file)
    file.write_text("二", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert value_of(file) == ("二", True)
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_file_more_is_something_else(file: Path, tmp_path: Path) -> None:
    value_of(file)
    other = tmp_path / "other.txt"
    other.touch()
    assert value_of(file, other) == ("一", True)
    assert value_of(file) == ("一", False)


def test_what_is_damaged_is_made_again(file: Path, tmp_path: Path) -> None:
    value_of(file)
    kept = next((tmp_path / "cache").iterdir())
    kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert value_of(file) == ("一", True)
    assert value_of(file) == ("一", False)


def test_no_cache_is_no_harm(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QICAO_CACHE", str(file))
    assert value_of(file) == ("一", True)
    assert value_of(file) == ("一", True)


def test_what_was_packed_is_unpacked() -> None:
    assert unpack(pack({"一": [1, 2.5, None]})) == {"一": [1, 2.5, None]}


@pytest.mark.parametrize("damaged", [b"", b"\0\0\0", pack(["一"])[:-1], pack(["一"]) + b"?"])
def test_damaged_bytes_are_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it says nothing more
        unpack(damaged)
