"""PDF: programs that stand in for LibreOffice show what is done when it is missing, fails or hangs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from qicao.errors import WriteError
from qicao.workspace import folders
from qicao.writers import as_bytes
from qicao.writers.pdf import write_pdf
from qicao.writers.profiles import load_layout

from .sample import sample_speech

LAYOUT = load_layout("印发稿", folders(Path(__file__).parents[2], "templates/layouts"))
linux = pytest.mark.skipif(sys.platform != "linux", reason="别处 LibreOffice 装在固定的地方，进程也看不到")
posix = pytest.mark.skipif(sys.platform == "win32", reason="所用的替身是 sh 脚本")


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch, name: str = "soffice") -> None:
    """Make a program of that name the only one on the search path."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.render
def test_a_speech_becomes_a_pdf() -> None:
    reader = shutil.which("pdftotext")
    if shutil.which("soffice") is None or reader is None:
        pytest.skip("没有安装 soffice 或 pdftotext；要装的见 .ci/packages.txt")
    pdf = as_bytes(sample_speech(), ".pdf", LAYOUT)
    text = subprocess.run([reader, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "在全镇“干部能力提升年”活动\n动员会上的讲话" in text
    assert as_bytes(sample_speech(), ".pdf", LAYOUT) == pdf
    assert b"(D:20000101000000Z" in pdf


@pytest.mark.render
def test_headings_keep_faces_of_their_own_where_their_fonts_are_missing(tmp_path: Path) -> None:
    reader, families = shutil.which("pdffonts"), shutil.which("fc-list")
    command = [families or "true", ":", "family"]
    known = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if shutil.which("soffice") is None or reader is None or "LXGW WenKai" not in known or "仿宋_GB2312" in known:
        pytest.skip("没有安装 soffice、pdffonts 或 LXGW WenKai；要装的见 .ci/packages.txt")
    (tmp_path / "稿.pdf").write_bytes(as_bytes(sample_speech(), ".pdf", LAYOUT))
    fonts = subprocess.run([reader, str(tmp_path / "稿.pdf")], capture_output=True, check=True).stdout.decode()
    assert all(name in fonts for name in ("NotoSerifCJK", "NotoSansCJK", "LXGWWenKai"))


@linux
def test_without_libreoffice_one_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(WriteError, match="没有找到") as caught:
        write_pdf(b"")
    assert ".docx" in caught.value.hint
    assert "Word 或 WPS" in caught.value.hint


@posix
@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_it_is_found_under_both_names_and_given_a_profile_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    # its last argument is the Word file, the one before it the folder to write to
    script = (
        'echo "$@" > "$(/usr/bin/dirname "$0")/asked"\nwhile [ $# -gt 2 ]; do shift; done\n/bin/cp "$2" "$1/speech.pdf"'
    )
    install(tmp_path, script, monkeypatch, name)
    assert write_pdf(b"word") == b"word"
    assert "-env:UserInstallation=file:///" in (tmp_path / "asked").read_text(encoding="utf-8")


@posix
@pytest.mark.parametrize("script", ["exit 1", "exit 0", "kill -9 $$"])
def test_what_it_does_not_write_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    install(tmp_path, script, monkeypatch)
    with pytest.raises(WriteError, match="没有写出 PDF") as caught:
        write_pdf(b"")
    assert ".docx" in caught.value.hint


@linux
def test_when_it_hangs_it_is_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, f'/bin/sleep 100 &\necho $! > "{tmp_path}/child"\nwait', monkeypatch)
    with pytest.raises(WriteError, match="还没有写出 PDF"):
        write_pdf(b"", seconds=3)
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    for _ in range(100):  # the kernel takes a moment
        if not _has_ended(child):
            sleep(0.1)
    assert _has_ended(child)


def _has_ended(process: int) -> bool:
    state = Path("/proc", str(process), "stat")
    return not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
