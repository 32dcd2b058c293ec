"""`qicao convert`: a speech that is there, set in a layout, in any form."""

from __future__ import annotations

import shutil
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from qicao.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Result

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "phrasebank/sources/004.txt"
MARKDOWN = ROOT / "tests/fixtures/parse/village_committee_markdown_headings.md"
CLOSING = "同志们，让我们行动起来，真抓实干，为建设美好家园而努力奋斗！\n谢谢大家！"


def lines(path: Path) -> list[str]:
    return [paragraph.plain for paragraph in read(path).paragraphs]


def styles(path: Path) -> list[str | None]:
    paragraphs = docx.Document(str(path)).paragraphs
    return [paragraph.style.name if paragraph.style else None for paragraph in paragraphs]


def test_a_text_becomes_a_word_file_beside_it(qicao: Callable[..., Result], workspace: Path) -> None:
    (workspace / "去年").mkdir()
    shutil.copy(SOURCE, workspace / "去年/讲话.txt")
    result = qicao("convert", "去年/讲话.txt", "--unit", "青石镇党委", "--date", "2026-11-25")
    target = workspace / "去年/讲话.docx"
    assert (result.code, result.err) == (0, "")
    assert "已写出 去年/讲话.docx（印发稿）：认出标题、称谓、一级标题 3 个" in result.out
    assert lines(target) == lines(SOURCE)
    assert styles(target)[:3] == ["Title", "称谓", "承前"]
    properties = docx.Document(BytesIO(target.read_bytes())).core_properties
    assert (properties.author, f"{properties.created:%Y-%m-%d}") == ("青石镇党委", "2026-11-25")


def test_an_old_word_file_is_set_anew_and_stays(qicao: Callable[..., Result], workspace: Path) -> None:
    old = docx.Document()
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        old.add_paragraph(line)
    old.save(str(workspace / "讲话.docx"))
    before = (workspace / "讲话.docx").read_bytes()
    assert qicao("convert", "讲话.docx").code == 0
    assert (workspace / "讲话.docx").read_bytes() == before
    assert styles(workspace / "讲话（印发稿）.docx")[0] == "Title"
    assert lines(workspace / "讲话（印发稿）.docx") == lines(SOURCE)


@pytest.mark.parametrize("form", [".docx", ".html", ".md", ".txt"])
def test_markdown_becomes_any_form_without_its_signs(qicao: Callable[..., Result], workspace: Path, form: str) -> None:
    assert qicao("convert", MARKDOWN, "-o", f"讲话{form}").code == 0
    text = (workspace / f"讲话{form}").read_text(encoding="utf-8") if form != ".docx" else read(Path("讲话.docx")).plain
    assert "一是推行积分制" in text
    assert ("**" in text) is (form == ".md")


def test_from_form_to_form_the_text_stays(qicao: Callable[..., Result], workspace: Path) -> None:
    steps = [SOURCE, *(workspace / f"讲话{number}{form}" for number, form in enumerate((".docx", ".md", ".txt")))]
    for before, after in pairwise(steps):
        assert qicao("convert", before, "-o", after).code == 0
    assert lines(steps[-1]) == lines(SOURCE)


def test_nothing_is_overwritten_unless_it_is_said(qicao: Callable[..., Result], workspace: Path) -> None:
    shutil.copy(SOURCE, workspace / "讲话.txt")
    (workspace / "讲话.docx").write_bytes(b"changed by hand")
    kept = qicao("convert", "讲话.txt")
    assert kept.code == 1
    assert "讲话.docx：这个文件已经有了，没有改动它" in kept.err
    assert "--force" in kept.err
    assert (workspace / "讲话.docx").read_bytes() == b"changed by hand"
    assert qicao("convert", "讲话.txt", "--force").code == 0
    itself = qicao("convert", "讲话.docx", "-o", "./讲话.docx")
    assert "就是原文件" in itself.err
    assert qicao("convert", "讲话.docx", "-o", "./讲话.docx", "--force").code == 0
    assert lines(workspace / "讲话.docx") == lines(SOURCE)


def test_what_was_not_recognised_is_told(qicao: Callable[..., Result], workspace: Path) -> None:
    (workspace / "稿.txt").write_text("要抓紧，要抓实。\n", encoding="utf-8")
    assert "认出正文；没有认出标题、称谓，按正文排" in qicao("convert", "稿.txt").out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("今天开会。\n一、提高认识\n三、抓好落实\n镇XX办牵头。", ["校对有必改 2 处，用 qicao check 稿.docx 看。"]),
        ('今天开会,要抓紧(抓实):\n他说:"好!"', ["半角标点 8 处，照原样排。"]),
        ("时间是 9:30 ，共 1,000 人，GDP(ppp) 增长。", []),
        ("会议安排如下。\n时间\t事项\n上午\t报到\n一、\t提高认识\n二、\t抓好落实", ["有 2 行像是表格，没有排成表格。"]),
        ("今天开会。", []),
    ],
)
def test_what_is_left_to_do_is_told_and_nothing_changed(
    qicao: Callable[..., Result], workspace: Path, text: str, told: list[str]
) -> None:
    head = "在全镇动员会上的讲话\n青石镇党委书记\t李明\n同志们：\n"
    (workspace / "稿.txt").write_text(f"{head}{text}\n{CLOSING}", encoding="utf-8")
    result = qicao("convert", "稿.txt")
    assert (result.code, result.out.splitlines()[1:]) == (0, told)


def test_the_day_of_the_meeting_tells_which_formulations_are_old(qicao: Callable[..., Result], workspace: Path) -> None:
    text = f"在全镇动员会上的讲话\n同志们：\n要坚持不懈，落实“十四五”规划部署。\n{CLOSING}"
    (workspace / "稿.txt").write_text(text, encoding="utf-8")
    out = qicao("convert", "稿.txt", "-o", "稿.html", "--date", "2029-11-25").out
    assert "必改 1 处，用 qicao check 稿.txt --date 2029-11-25 看。" in out
    assert "qicao check" not in qicao("convert", "稿.txt", "-o", "旧.html", "--date", "2022-11-25").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("没有.txt",), "没有这个文件"),
        (("没有.wps",), "没有这个文件"),
        ((SOURCE, "-o", "讲话.wps"), "写不出“.wps”这种文件"),
        ((SOURCE, "-o", "讲话.docx", "--layout", "印发搞"), "是不是想写“印发稿”"),
        (("网页.html",), "网页读不进来"),
        ((SOURCE, "-o", SOURCE), "就是原文件"),
    ],
)
def test_message_and_exit_code(
    qicao: Callable[..., Result], workspace: Path, arguments: tuple[object, ...], message: str
) -> None:
    result = qicao("convert", *arguments)
    assert result.code == 1
    assert message in result.err
    assert "下一步" in result.err
    assert not list(workspace.iterdir())


def test_help(qicao: Callable[..., Result]) -> None:
    out = qicao("convert", "--help").out
    assert all(option in out for option in ("--output", "--layout", "--date", "--unit", "--force", "--workspace"))
