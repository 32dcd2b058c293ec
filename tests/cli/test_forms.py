"""A draft in each of its forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qicao.readers.markdown import read_clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Result

OUTLINE = Path(__file__).parents[2] / "templates/outlines/mobilisation.yaml"


@pytest.mark.parametrize("form", [".docx", ".md", ".txt"])
def test_a_draft_says_the_same_in_each_form(qicao: Callable[..., Result], workspace: Path, form: str) -> None:
    qicao("draft", OUTLINE, "-o", "甲.txt", "--seed", 2)
    assert qicao("draft", OUTLINE, "-o", f"乙{form}", "--seed", 2).code == 0
    said = ["".join(one.plain for one in read_clean(workspace / name).paragraphs) for name in ("甲.txt", f"乙{form}")]
    assert said[0] == said[1]


def test_a_web_page_is_written_and_one_sentence_of_it_swapped(qicao: Callable[..., Result], workspace: Path) -> None:
    assert qicao("draft", OUTLINE, "-o", "讲话.html").code == 0
    before = (workspace / "讲话.html").read_text(encoding="utf-8").split("\n")
    assert qicao("swap", OUTLINE, "任务/2.1", "-o", "讲话.html", "--take", 1).code == 0
    after = (workspace / "讲话.html").read_text(encoding="utf-8").split("\n")
    assert len([line for line, old in zip(after, before, strict=True) if line != old]) == 1


def test_one_draft_in_two_forms_is_not_taken_for_changed(qicao: Callable[..., Result], workspace: Path) -> None:
    for form in (".docx", ".html", ".docx", ".html"):
        assert "被人改过" not in qicao("draft", OUTLINE, "-o", f"讲话{form}").out
    (workspace / "讲话.html").write_text("改了", encoding="utf-8")
    assert "被人改过" not in qicao("draft", OUTLINE, "-o", "讲话.docx").out
    assert "讲话.html 被人改过，改过的存成 讲话（改过的）.html" in qicao("draft", OUTLINE, "-o", "讲话.html").out
    assert (workspace / "讲话（改过的）.html").read_text(encoding="utf-8") == "改了"


@pytest.mark.usefixtures("workspace")
def test_without_libreoffice_nothing_is_written(
    qicao: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "soffice").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    result = qicao("draft", OUTLINE, "-o", "讲话.pdf")
    assert result.code == 1
    assert "没有写出 PDF" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["soffice"]
