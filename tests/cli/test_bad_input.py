"""What a writer may get wrong: one clear message, exit code 1 (2 for wrong usage), nothing half-written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Result

ROOT = Path(__file__).parents[2]
OUTLINE = ROOT / "templates/outlines/mobilisation.yaml"
SOURCE = ROOT / "phrasebank/sources/004.txt"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("draft", "没有.yaml"), "没有.yaml"),
        (("parse", "没有.txt"), "没有这个文件"),
        (("mine", "没有.txt", "--into", "我镇"), "没有这个文件"),
        (("check", "没有.txt"), "没有这个文件"),
        (("new", "动远会"), "是不是想写“动员会”"),
        (("draft", OUTLINE, "--phrases", "动远会"), "是不是想写“动员会”"),
        (("draft", OUTLINE, "--layout", "印发搞"), "是不是想写“印发稿”"),
        (("draft", OUTLINE, "-o", "讲话.wps"), "以 .docx、.pdf、.html、.md 或 .txt 结尾"),
        (("swap", OUTLINE, "任务/1", "-o", "讲话.doc"), "写不出“.doc”这种文件"),
        (("draft", OUTLINE, "--set", "镇"), "不是“名=值”的写法"),
        (("draft", OUTLINE, "-o", "讲话"), "没有写类型"),
        (("mine", SOURCE, "--into", "我镇", "--extends", "动远会"), "是不是想写“动员会”"),
        (("mine", SOURCE, "--into", "../外面"), "不能作用语集的名称"),
        (("mine", SOURCE, "--into", "/外面"), "不能作用语集的名称"),
        (("mine", SOURCE, "--into", ""), "不能作用语集的名称"),
        (("phrases", "show", "zzzz"), "没有编号以“zzzz”开头的用语"),
        (("phrases", "search", "担当", "--role", "论段"), "是不是想写“论断”"),
    ],
)
def test_message_and_exit_code(
    qicao: Callable[..., Result], workspace: Path, arguments: tuple[object, ...], message: str
) -> None:
    result = qicao(*arguments)
    assert result.code == 1
    assert message in result.err
    assert "下一步" in result.err
    assert "Traceback" not in result.err
    assert not list(workspace.iterdir())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("darft",), "没有“darft”这个命令"),
        (("draft",), "少了参数“提纲”。\n"),
        (("draft", OUTLINE, "--minuets", "5"), "没有 --minuets 这个选项"),
        (("mine", SOURCE), "少了选项 --into。\n"),
        (("mine",), "少了参数“讲话稿…”。\n"),
        (("draft", OUTLINE, "--minutes", "0"), "错误：--minutes 的值不对：0.0 不在 1<=x<=60 之内"),
        (("draft", OUTLINE, "--workspace", "没有"), "没有“没有”这个文件夹"),
        (("draft", OUTLINE, "--workspace", SOURCE), "004.txt”是文件，不是文件夹"),
        (("draft", OUTLINE, "--seed", "一"), "“一”不是数"),
        (("check", SOURCE, "--date", "2026-13-01"), "“2026-13-01”不是日期"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_wrong_usage_ends_with_two(qicao: Callable[..., Result], arguments: tuple[object, ...], message: str) -> None:
    result = qicao(*arguments)
    assert result.code == 2
    assert message in result.err


@pytest.mark.parametrize("folder", [".", "..", "稿子"])
@pytest.mark.parametrize(
    "command",
    [
        ("draft",),
        ("convert",),
        ("convert", "-o", "讲话.docx"),
        ("parse",),
        ("outline",),
        ("check",),
        ("mine", "--into", "我镇"),
        ("swap", "任务/1"),
    ],
)
def test_a_folder_is_no_file(
    qicao: Callable[..., Result], workspace: Path, folder: str, command: tuple[str, ...]
) -> None:
    (workspace / "稿子").mkdir()
    name, *rest = command
    result = qicao(name, folder, *rest)
    assert result.code == 1
    assert f"{folder}：这是文件夹，不是" in result.err
    assert "下一步：写上文件夹里" in result.err
    assert [path.name for path in workspace.iterdir()] == ["稿子"]


def test_an_occasion_is_meant_though_a_folder_has_its_name(qicao: Callable[..., Result], workspace: Path) -> None:
    (workspace / "动员会").mkdir()
    assert qicao("draft", "动员会", "-o", "讲话.txt").code == 0


def test_a_folder_that_cannot_be_written(qicao: Callable[..., Result], workspace: Path) -> None:
    (workspace / "文件").write_text("不是文件夹", encoding="utf-8")
    result = qicao("draft", OUTLINE, "-o", "文件/讲话.docx")
    assert result.code == 1
    assert "文件" in result.err
    assert (workspace / "文件").read_text(encoding="utf-8") == "不是文件夹"


def test_a_bank_with_two_phrases_of_one_id(qicao: Callable[..., Result], workspace: Path) -> None:
    folder = workspace / "phrasebank/own"
    folder.mkdir(parents=True)
    (folder / "set.yaml").write_text("名称: 我镇\n继承: 通用\n", encoding="utf-8")
    row = "- 编号: aaaaaaaaaa\n  文: 事在人为，路在脚下，干就有希望。\n"
    (folder / "maxim.yaml").write_text(row + row.replace("希望", "出路"), encoding="utf-8")
    result = qicao("phrases", "sets")
    assert result.code == 1
    assert "maxim.yaml" in result.err
    assert "aaaaaaaaaa" in result.err


@pytest.mark.parametrize("passage", ['{{ phrase("号照") }}\n', '{{ "".__class__.__mro__ }}\n'])
def test_a_template_that_names_what_does_not_exist_or_reaches_for_python(
    qicao: Callable[..., Result], workspace: Path, passage: str
) -> None:
    folder = workspace / "templates/passages"
    folder.mkdir(parents=True)
    (folder / "closing.j2").write_text("{# 段: 号召 #}" + passage, encoding="utf-8")
    result = qicao("draft", OUTLINE, "-o", "讲话.docx")
    assert result.code == 1
    assert "closing.j2:1" in result.err
    assert "第一行没有写明" not in result.err
    assert not (workspace / "讲话.docx").exists()


def test_mining_a_bad_file_writes_nothing(qicao: Callable[..., Result], workspace: Path) -> None:
    bad = workspace / "坏.txt"
    bad.write_bytes(b"\x00\x01\x02\xff" * 100)
    result = qicao("mine", SOURCE, bad, "--into", "我镇")
    assert result.code == 1
    assert "坏.txt" in result.err
    assert not (workspace / "phrasebank").exists()
