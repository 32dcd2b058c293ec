from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from qicao.errors import WriteError
from qicao.files import write_all, write_whole

OLD, NEW = b"old", b"new" * 100_000
WRITE_UNDER_LIMIT = """
import resource, sys
from pathlib import Path
from qicao.errors import WriteError
from qicao.files import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), b"new" * 100_000)
except WriteError as error:
    print(error.message, error.hint)
"""
WRITE_AS_NOBODY = """
import os, sys
from pathlib import Path
from qicao.errors import WriteError
from qicao.files import write_whole
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
try:
    write_whole(Path(sys.argv[1]), b"new")
except WriteError as error:
    print(error.message, error.hint)
"""
WRITE_TWO_AS_NOBODY = """
import os, shutil, sys
from pathlib import Path
from qicao.errors import WriteError
from qicao.files import write_all
os.setgroups([])
os.setuid(65534)
try:
    write_all({Path(sys.argv[1], name): b"new" for name in ("open/new", "open/old", "sticky/old")})
except WriteError as error:
    print(error.place)
"""


def run(script: str, path: Path) -> str:
    command = [sys.executable, "-X", "utf8", "-c", script, str(path)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_writes_what_it_is_given_and_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "讲话稿" / "新稿.docx"
    write_whole(path, NEW)
    assert path.read_bytes() == NEW
    assert list(path.parent.iterdir()) == [path]


def test_replaces_what_stood_there_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_bytes(OLD)
    path.chmod(0o640)
    write_whole(path, NEW)
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o777 == 0o640


def test_follows_a_link_to_the_file_it_means(tmp_path: Path) -> None:
    target, link = tmp_path / "稿.txt", tmp_path / "链接.txt"
    target.write_bytes(OLD)
    link.symlink_to(target)
    write_whole(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_a_name_as_long_as_the_file_system_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("讲" * 83 + ".txt")
    write_whole(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("bad", ["文件/稿.docx", "文件夹", "a\0b", "讲" * 200])
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path, bad: str) -> None:
    (tmp_path / "文件").write_bytes(OLD)
    (tmp_path / "文件夹").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(WriteError) as caught:
        write_whole(tmp_path / bad, NEW)
    assert caught.value.place is not None
    assert caught.value.hint
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "文件").read_bytes() == OLD


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    first, second = tmp_path / "甲.yaml", tmp_path / "文件夹"
    first.write_bytes(OLD)
    second.mkdir()
    with pytest.raises(WriteError):
        write_all({first: NEW, second: NEW})
    assert first.read_bytes() == OLD
    assert sorted(tmp_path.iterdir()) == sorted([first, second])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="another user's file takes root to make")
def test_when_the_last_cannot_be_put_in_place_those_before_are_put_back() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for child, mode in (("open", 0o777), ("sticky", 0o1777)):
            (folder / child).mkdir()
            (folder / child).chmod(mode)
            (folder / child / "old").write_bytes(OLD)
            (folder / child / "old").chmod(0o666)
        assert run(WRITE_TWO_AS_NOBODY, folder) == f"{folder / 'sticky/old'}\n"
        assert {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == {"old": OLD}
        assert len([path for path in folder.rglob("*") if path.is_file()]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file size are not there on Windows")
def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(OLD)
    told = run(WRITE_UNDER_LIMIT, path)
    assert "写不进去" in told
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_called_by_its_name() -> None:
    with pytest.raises(WriteError, match="磁盘已满"):
        write_whole(Path("/dev/full"), NEW)


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected otherwise on Windows")
def test_a_folder_that_may_not_be_written_is_called_so(tmp_path: Path) -> None:
    closed = tmp_path / "只读"
    closed.mkdir(mode=0o555)
    path = closed / "稿.docx"
    assert "没有写入权限" in run(WRITE_AS_NOBODY, path)
    closed.chmod(0o755)
    assert not list(closed.iterdir())
