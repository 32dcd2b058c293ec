"""What was chosen is kept, and changed in one place, as the user of `draft` and `swap` sees it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Result

OUTLINE = Path(__file__).parents[2] / "templates/outlines/mobilisation.yaml"


def test_what_was_chosen_is_written_beside_and_kept(qicao: Callable[..., Result], workspace: Path) -> None:
    outline = shutil.copy(OUTLINE, workspace / "a.yaml")
    qicao("draft", outline, "-o", "a.docx", "--seed", 7)
    first = (workspace / "a.docx").read_bytes()
    assert "种子: 7" in (workspace / "a.picks.yaml").read_text(encoding="utf-8")
    qicao("draft", outline, "-o", "a.docx")
    assert (workspace / "a.docx").read_bytes() == first
    (workspace / "a.picks.yaml").unlink()
    qicao("draft", outline, "-o", "a.docx")
    assert (workspace / "a.docx").read_bytes() != first


def test_swap_lists_and_takes_one_and_all_else_stays(qicao: Callable[..., Result], workspace: Path) -> None:
    qicao("draft", OUTLINE, "-o", "a.txt")
    before = (workspace / "a.txt").read_text(encoding="utf-8").split("\n")
    listed = json.loads(qicao("swap", OUTLINE, "任务/2.1", "-o", "a.txt", "--json").out)
    assert (workspace / "a.txt").read_text(encoding="utf-8").split("\n") == before
    assert listed["others"][1]["score"] <= listed["others"][0]["score"]
    result = qicao("swap", OUTLINE, "任务/2.1", "-o", "a.txt", "--take", 2)
    after = (workspace / "a.txt").read_text(encoding="utf-8").split("\n")
    assert result.code == 0
    changed = [line for line, old in zip(after, before, strict=True) if line != old]
    assert len(changed) == 1
    assert re.split(r"[，。“”{}]", listed["others"][1]["texts"][0])[0].removeprefix("要") in changed[0]


def test_swap_shows_every_sentence_of_a_place(qicao: Callable[..., Result], workspace: Path) -> None:
    qicao("draft", OUTLINE, "-o", "a.txt")
    out = qicao("swap", OUTLINE, "问题", "-o", "a.txt").out
    assert "问题.1　现在是：" in out
    assert "问题.2　现在是：" in out
    assert "本项目编写" in out


def test_reroll_changes_one_paragraph(qicao: Callable[..., Result], workspace: Path) -> None:
    qicao("draft", OUTLINE, "-o", "a.txt")
    before = (workspace / "a.txt").read_text(encoding="utf-8").split("\n")
    assert qicao("draft", OUTLINE, "-o", "a.txt", "--reroll", "任务/3").code == 0
    after = (workspace / "a.txt").read_text(encoding="utf-8").split("\n")
    assert [line[:3] for line, old in zip(after, before, strict=True) if line != old] == ["（三）"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("swap", OUTLINE, "任务/2.1", "-o", "没有.txt"), "先用 qicao draft"),
        (("draft", OUTLINE, "-o", "没有.txt", "--reroll", "任务/2"), "先用 qicao draft"),
        (("swap", OUTLINE, "任物/2", "-o", "a.txt"), "任务/2"),
        (("swap", OUTLINE, "问题", "-o", "a.txt", "--take", 1), "问题.1"),
        (("swap", OUTLINE, "任务/2.1", "-o", "a.txt", "--take", 9999), "--take"),
    ],
)
def test_a_swap_that_cannot_be_says_what_to_do(
    qicao: Callable[..., Result], workspace: Path, arguments: tuple[object, ...], told: str
) -> None:
    qicao("draft", OUTLINE, "-o", "a.txt")
    result = qicao(*arguments)
    assert result.code == 1
    assert told in result.err


def test_what_was_asked_for_holds_when_one_sentence_is_swapped(qicao: Callable[..., Result], workspace: Path) -> None:
    qicao("draft", OUTLINE, "-o", "a.txt", "--phrases", "部署会", "--minutes", 10, "--set", "镇=白杨镇")
    before = (workspace / "a.txt").read_text(encoding="utf-8").split("\n")
    result = qicao("swap", OUTLINE, "任务/1.1", "-o", "a.txt", "--take", 1)
    after = (workspace / "a.txt").read_text(encoding="utf-8").split("\n")
    assert sum(line != old for line, old in zip(after, before, strict=True)) == 1
    assert "--phrases 部署会 --minutes 10 --set 镇=白杨镇" in result.out
    anew = qicao("draft", OUTLINE, "-o", "a.txt", "--seed", 0)
    assert "照上次" not in anew.out


def test_the_record_of_another_outline_is_not_used(qicao: Callable[..., Result], workspace: Path) -> None:
    for folder in ("甲", "乙"):
        (workspace / folder).mkdir()
        shutil.copy(OUTLINE, workspace / folder / "稿.yaml")
    qicao("draft", "甲/稿.yaml", "-o", "稿.txt", "--seed", 5)
    result = qicao("draft", "乙/稿.yaml", "-o", "稿.txt")
    assert "记的是“甲/稿.yaml”的草稿" in result.out
    assert "种子: 0" in (workspace / "稿.picks.yaml").read_text(encoding="utf-8")
    assert qicao("swap", "甲/稿.yaml", "任务/1", "-o", "稿.txt").code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("draft", OUTLINE, "-o", "a.txt", "--reroll", "任务/2.1"), "qicao swap"),
        (("draft", OUTLINE, "-o", "a.txt", "--reroll", "任务"), "是不是想写“任务/"),
        (("draft", OUTLINE, "-o", "a.txt", "--reroll", "任务/1", "--seed", 3), "--seed 是全部重选"),
        (("draft", OUTLINE, "-o", "a.txt", "--minutes", "nan"), "不是讲话的分钟数"),
        (("draft", OUTLINE, "-o", "a.txt", "--max-share", "nan"), "--max-share"),
    ],
)
def test_what_cannot_be_drawn_again_is_told(
    qicao: Callable[..., Result], workspace: Path, arguments: tuple[object, ...], told: str
) -> None:
    qicao("draft", OUTLINE, "-o", "a.txt")
    before = (workspace / "a.txt").read_bytes()
    result = qicao(*arguments)
    assert result.code == 1
    assert told in result.err
    assert (workspace / "a.txt").read_bytes() == before


def test_a_draft_that_somebody_changed_is_not_lost(qicao: Callable[..., Result], workspace: Path) -> None:
    qicao("draft", OUTLINE, "-o", "a.txt")
    (workspace / "a.txt").write_text("领导改过的稿子。", encoding="utf-8")
    result = qicao("draft", OUTLINE, "-o", "a.txt", "--seed", 3)
    assert "a（改过的）.txt" in result.out
    assert (workspace / "a（改过的）.txt").read_text(encoding="utf-8") == "领导改过的稿子。"
    again = qicao("draft", OUTLINE, "-o", "a.txt")
    assert "改过的" not in again.out


def test_swap_shows_wordings_with_the_facts_in_them(qicao: Callable[..., Result], workspace: Path) -> None:
    qicao("draft", OUTLINE, "-o", "a.txt")
    out = qicao("swap", OUTLINE, "标题", "-o", "a.txt").out + qicao("swap", OUTLINE, "主旨", "-o", "a.txt").out
    assert "干部能力提升年" in out
    assert "{活动}" not in out


def test_the_layout_holds_until_another_is_asked_for(qicao: Callable[..., Result], workspace: Path) -> None:
    folder = workspace / "templates/layouts"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("名称: 我镇\n依据: 印发稿\n样式: {正文: {字号: 小三}}\n", encoding="utf-8")

    def body_size(*arguments: object) -> tuple[int, str]:
        told = qicao(*arguments).out
        return (workspace / "a.html").read_text(encoding="utf-8").count("font-size: 15pt"), told

    plain, _ = body_size("draft", OUTLINE, "-o", "a.html")
    assert "版式" not in (workspace / "a.picks.yaml").read_text(encoding="utf-8")
    own, told = body_size("draft", OUTLINE, "-o", "a.html", "--layout", "我镇")
    assert own > plain
    assert "照上次" not in told
    qicao("draft", OUTLINE, "-o", "a（提纲）.txt", "--outline-only")
    for arguments in (("draft", OUTLINE), ("swap", OUTLINE, "任务/1.1", "--take", 1)):
        size, told = body_size(*arguments, "-o", "a.html")
        assert (size, "照上次给的：--layout 我镇。" in told) == (own, True)
    size, told = body_size("draft", OUTLINE, "-o", "a.html", "--layout", "印发稿")
    assert (size, "照上次" in told) == (plain, False)
    qicao("draft", OUTLINE, "-o", "a.html", "--layout", "我镇")
    assert body_size("draft", OUTLINE, "-o", "a.html", "--seed", 3)[0] == plain
