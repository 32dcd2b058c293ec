"""A copy for review and the 提纲 alone, as the user of `draft` sees them."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Result

OUTLINE = Path(__file__).parents[2] / "templates/outlines/mobilisation.yaml"


def texts(path: Path) -> list[str]:
    return [p.text for p in docx.Document(BytesIO(path.read_bytes())).paragraphs]


@pytest.fixture
def outline(workspace: Path) -> Path:
    """An outline with one fact missing."""
    text = re.sub(r"(?m)^  活动: .*\n", "", OUTLINE.read_text(encoding="utf-8"))
    (workspace / "会.yaml").write_text(text, encoding="utf-8")
    return workspace / "会.yaml"


def test_a_copy_for_review_stands_beside_the_draft(
    qicao: Callable[..., Result], workspace: Path, outline: Path
) -> None:
    qicao("draft", outline)
    clean = (workspace / "会.docx").read_bytes()
    result = qicao("draft", outline, "--review")
    assert (result.code, result.err) == (0, "")
    assert (workspace / "会.docx").read_bytes() == clean
    assert texts(workspace / "会（审阅稿）.docx")[5:] == texts(workspace / "会.docx")[5:]
    with ZipFile(workspace / "会（审阅稿）.docx") as archive:
        assert "出处：" in archive.read("word/comments.xml").decode()
        assert "待补：活动名称" in archive.read("word/document.xml").decode()
    with ZipFile(workspace / "会.docx") as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_copies_share_the_record_of_their_draft(qicao: Callable[..., Result], workspace: Path, outline: Path) -> None:
    qicao("draft", outline, "--seed", 5)
    qicao("draft", outline, "--reroll", "标题")
    for option in ("--review", "--outline-only"):
        assert "改过" not in qicao("draft", outline, option).out
    assert [path.name for path in workspace.glob("*.picks.yaml")] == ["会.picks.yaml"]
    headings = [text for text in texts(workspace / "会（提纲）.docx") if text[0] in "一二三"]
    assert headings == [text for text in texts(workspace / "会.docx") if text[:2] in ("一、", "二、", "三、")]
    assert "改过" not in qicao("draft", outline).out


def test_a_copy_for_review_that_was_worked_in_is_kept(
    qicao: Callable[..., Result], workspace: Path, outline: Path
) -> None:
    qicao("draft", outline, "--review")
    path = workspace / "会（审阅稿）.docx"
    document = docx.Document(str(path))
    document.add_paragraph("领导加的一句。")
    document.save(str(path))
    assert "改过的存成 会（审阅稿）（改过的）.docx" in qicao("draft", outline, "--review").out
    assert texts(workspace / "会（审阅稿）（改过的）.docx")[-1] == "领导加的一句。"


def test_the_outline_alone_in_any_form(qicao: Callable[..., Result], workspace: Path, outline: Path) -> None:
    result = qicao("draft", outline, "--outline-only", "-o", "会（提纲）.md")
    assert "提纲；全文" in result.out
    lines = (workspace / "会（提纲）.md").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("## ") for line in lines) == 3
    assert not any(len(line) > 70 for line in lines)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--review", "-o", "a.html"), ".html 文件里写不了批注。"),
        (("--review", "--outline-only"), "提纲没有正文"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_written(
    qicao: Callable[..., Result], workspace: Path, options: tuple[str, ...], told: str
) -> None:
    shutil.copy(OUTLINE, workspace / "会.yaml")
    result = qicao("draft", "会.yaml", *options)
    assert result.code == 1
    assert told in result.err
    assert [path.name for path in workspace.iterdir()] == ["会.yaml"]
