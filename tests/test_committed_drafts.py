"""The drafts that are committed: what their outlines give, whole, and without a finding that must be mended."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from qicao import drafting
from qicao.checks import check_speech
from qicao.outlines.loader import load_outline
from qicao.readers import read
from qicao.setting import Setting, as_file
from qicao.speech.finding import Severity

ROOT = Path(__file__).parents[1]
OUTLINES = sorted(path for path in (ROOT / "drafts").glob("*.yaml") if not path.name.endswith(".picks.yaml"))


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_the_outline_gives_the_committed_draft(path: Path, tmp_path: Path) -> None:
    drafted = drafting.draft(path, ROOT, drafting.Wish(picks=path.with_suffix(".picks.yaml")))
    (tmp_path / "draft.docx").write_bytes(as_file(drafted, ".docx", ROOT, Setting()))
    with ZipFile(tmp_path / "draft.docx") as made, ZipFile(path.with_suffix(".docx")) as committed:
        assert made.namelist() == committed.namelist()
        assert [name for name in made.namelist() if made.read(name) != committed.read(name)] == []


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_the_committed_draft_passes_the_checks(path: Path) -> None:
    day = load_outline(path).date
    assert day is not None
    findings = check_speech(read(path.with_suffix(".docx")), day)
    assert [finding for finding in findings if finding.severity is Severity.MUST] == []


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_word_gives_back_what_was_written(path: Path) -> None:
    drafted = drafting.draft(path, ROOT, drafting.Wish(picks=path.with_suffix(".picks.yaml")))
    written = [paragraph.plain for paragraph in drafted.draft.speech.paragraphs]
    assert "".join(written) == "".join(read(path.with_suffix(".docx")).plain.split("\n"))
