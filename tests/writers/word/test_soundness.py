"""Every kind of file that is written, judged by others: a validator of OOXML, pandoc, mammoth, LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import mammoth
import pytest
from openxml_audit import OpenXmlValidator

from qicao import drafting
from qicao.readers import read
from qicao.reviewing import review_notes
from qicao.speech.model import Speech
from qicao.speech.skeleton import skeleton
from qicao.workspace import folders
from qicao.writers.layout import Layout
from qicao.writers.profiles import load_layout
from qicao.writers.word import write_word

from ..sample import sample_speech

ROOT = Path(__file__).parents[3]
LAYOUTS = ("印发稿", "朗读稿")
SOURCES = sorted((ROOT / "phrasebank/sources").glob("*.txt"))
OUTLINES = sorted((ROOT / "templates/outlines").glob("*.yaml"))


class Written(NamedTuple):
    """A file and the text that it must hold, paragraph by paragraph."""

    path: Path
    paragraphs: list[str]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Written]:
    """Each layout with a whole speech; the five real speeches, with what a layout of one's own may say of the page;
    each outline with facts missing, clean, for review, and its 提纲.
    """
    folder = tmp_path_factory.mktemp("written")
    made = [_written(folder, f"layout-{number}", sample_speech(), name) for number, name in enumerate(LAYOUTS)]
    bare = _layout(LAYOUTS[0])._replace(page=_layout(LAYOUTS[0]).page._replace(number=None, first_number=False))
    for path in SOURCES:
        speech = read(path)
        (folder / f"{path.stem}.docx").write_bytes(write_word(speech, bare))
        made.append(Written(folder / f"{path.stem}.docx", [p.plain for p in speech.paragraphs]))
    for path in OUTLINES:
        drafted = drafting.draft(path, ROOT, drafting.Wish(facts={"活动": "", "镇": "", "县": ""}))
        speech = drafted.draft.speech
        made.append(_written(folder, path.stem, speech))
        made.append(_written(folder, f"{path.stem}-outline", skeleton(speech)))
        data = write_word(speech, _layout(LAYOUTS[0]), notes=review_notes(drafted))
        (folder / f"{path.stem}-review.docx").write_bytes(data)
        made.append(Written(folder / f"{path.stem}-review.docx", [p.plain for p in speech.paragraphs]))
    return made


def _written(folder: Path, name: str, speech: Speech, layout: str = LAYOUTS[0]) -> Written:
    (folder / f"{name}.docx").write_bytes(write_word(speech, _layout(layout), author="青石镇党委"))
    return Written(folder / f"{name}.docx", [p.plain for p in speech.paragraphs])


def _layout(name: str) -> Layout:
    return load_layout(name, folders(ROOT, "templates/layouts"))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_validator_finds_nothing(written: list[Written]) -> None:
    # a validator of its own for each file: one that is used again takes parts of one file for those of another
    found = {one.path.name: OpenXmlValidator().validate(str(one.path)).errors for one in written}
    assert len(found) == len(LAYOUTS) + len(SOURCES) + 3 * len(OUTLINES)
    assert not {name: errors for name, errors in found.items() if errors}


def test_mammoth_reads_the_same_text_paragraph_by_paragraph(written: list[Written]) -> None:
    for one in written:
        with one.path.open("rb") as file:
            found = mammoth.extract_raw_text(file).value
        assert [line for line in found.split("\n\n") if line] == one.paragraphs


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="没有安装 pandoc；要装的见 .ci/packages.txt")
def test_pandoc_reads_the_same_text(written: list[Written], tmp_path: Path) -> None:
    template = tmp_path / "whole.txt"
    template.write_text("$title$\n$subtitle$\n$body$", encoding="utf-8")  # pandoc sets these two apart
    for one in written:
        command = ["pandoc", "--wrap=none", "--to=plain", f"--template={template}", str(one.path)]
        found = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
        assert _squeezed(found) == _squeezed("".join(one.paragraphs))


@pytest.mark.render
@pytest.mark.skipif(shutil.which("soffice") is None, reason="没有安装 LibreOffice；要装的见 .ci/packages.txt")
def test_libreoffice_reads_the_same_text(written: list[Written], tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(one.path) for one in written)], capture_output=True, check=True, timeout=300)
    for one in written:
        found = (tmp_path / one.path.with_suffix(".txt").name).read_text(encoding="utf-8-sig")
        assert _squeezed(found) == _squeezed("".join(one.paragraphs))
