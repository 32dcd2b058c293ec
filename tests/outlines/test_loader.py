from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from outlines.made import HEAD, ROOT, TEMPLATES, load
from qicao.errors import OutlineError
from qicao.outlines.loader import load_outline
from qicao.outlines.model import Block, Point, Section
from qicao.outlines.occasions import occasions

EXAMPLES = re.findall(
    r"(.+)\n\.\n((?:.*\n)*?)\.\n((?:.*\n)*?)\.\n",
    (ROOT / "tests/fixtures/outlines/errors.txt").read_text(encoding="utf-8").split("\n\n", 1)[1],
)
ALL = """会议类型: 动员大会
标题: ' 在全镇“{{ 活动 }}”活动动员会上的讲话 '
副标题: 提高能力
主讲: {职务: 青石镇党委书记, 姓名: 李明}
日期: 2026年11月25日
称谓: 各位代表、同志们：
时长: 12.5
字数: 3000
用语: 部署会
事实: {镇: 青石镇, 文号: 007, 时刻: 12:30, 比例: 3.50, 是否: no, 空的: }
正文:
  - 段: 成绩
    主题: 服务、落实
    条目: 2
  - 部分: 任务
    标题: 明确任务，推进“{{ 活动 }}”
    引子: 无
    序号: 第一
    主题: [作风, 作风, 担当]
    条目:
      - 标题: 要紧扣发展
        原文: 今年实施项目{{ 项目数 }}个。
      - 主题: 安全
  - 段: 号召
    原文: |
      同志们，让我们干起来！
"""


@pytest.mark.parametrize(("text", "message"), [case[1:] for case in EXAMPLES], ids=[case[0] for case in EXAMPLES])
def test_what_is_wrong_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutlineError) as caught:
        load(Path(), text)
    assert str(caught.value) + "\n" == message


def test_everything_an_outline_may_say(tmp_path: Path) -> None:
    outline = load(tmp_path, ALL)
    assert (outline.occasion, outline.title) == ("动员会", "在全镇“{{ 活动 }}”活动动员会上的讲话")
    assert (outline.subtitle, outline.salutation, outline.date) == (
        "提高能力",
        "各位代表、同志们：",
        date(2026, 11, 25),
    )
    assert (outline.speaker.post, outline.speaker.name) == ("青石镇党委书记", "李明")
    assert (outline.minutes, outline.characters, outline.phrase_set) == (12.5, 3000, "部署会")
    assert outline.path == str(tmp_path / "提纲.yaml")
    assert outline.body == (
        Block("成绩", topics=("服务", "落实"), points=(Point(line=14), Point(line=14)), line=12),
        Section(
            "任务",
            "明确任务，推进“{{ 活动 }}”",
            lead=False,
            topics=("作风", "担当"),
            points=(Point("要紧扣发展", "今年实施项目{{ 项目数 }}个。", line=21), Point(topics=("安全",), line=23)),
            marker="第{一}",
            line=15,
        ),
        Block("号召", "同志们，让我们干起来！", line=24),
    )


def test_facts_stay_as_they_were_written(tmp_path: Path) -> None:
    facts = load(tmp_path, ALL).facts
    assert facts == {"镇": "青石镇", "文号": "007", "时刻": "12:30", "比例": "3.50", "是否": "no"}


@pytest.mark.parametrize(
    ("written", "lead"),
    [("有", True), ("是", True), ("true", True), ("否", False), ("false", False), ("作风就是形象。", "作风就是形象。")],
)
def test_a_lead_is_wanted_or_not_or_written(tmp_path: Path, written: str, lead: bool | str) -> None:
    section = load(tmp_path, f"{HEAD}正文: [{{部分: 任务, 引子: {written}}}]").body[0]
    assert isinstance(section, Section)
    assert section.lead == lead


@pytest.mark.parametrize(
    ("written", "style"),
    [
        ("（一）", "（{一}）"),
        ("(一)", "（{一}）"),
        ("一是", "{一}是"),
        ("第一，", "第{一}"),
        ("1.", "{1}."),
        ("1", "{1}."),
        ("一方面，", "一方面|另一方面"),
    ],
)
def test_markers_are_read_as_styles(tmp_path: Path, written: str, style: str) -> None:
    assert load(tmp_path, f"{HEAD}正文:\n  - 部分: 任务\n    序号: {written}\n").body[0].marker == style


def test_an_occasion_brings_its_phrase_set(tmp_path: Path) -> None:
    assert load(tmp_path, "会议类型: deployment\n标题: 讲话\n正文: [{段: 主旨}]").phrase_set == "部署会"


@pytest.mark.parametrize("occasion", [o.name for o in occasions()])
def test_every_occasion_may_borrow_a_phrase_set(tmp_path: Path, occasion: str) -> None:
    text = f"会议类型: {occasion}\n标题: 讲话\n用语: 动员会\n正文: [{{段: 主旨}}]"
    assert load(tmp_path, text).occasion == occasion


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_whatever_windows_saved_it_as(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "提纲.yaml"
    path.write_bytes(ALL.replace("\n", "\r\n").encode(encoding))
    assert load_outline(path).salutation == "各位代表、同志们："


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "读不出文字"),
        (b"\xff\xfe\xfd\xfc\xfb", "读不出文字"),
        (b"", "是空的"),
        (b" \n\n", "是空的"),
        (b"#" * 1_000_001, "太大"),
        (b"[" * 500_000, "套得太深"),
        (b"- " * 400_000, "套得太深"),
    ],
)
def test_a_file_that_is_no_outline(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "提纲.yaml"
    path.write_bytes(data)
    with pytest.raises(OutlineError, match=message) as caught:
        load_outline(path)
    assert caught.value.hint


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="没有这个提纲文件"):
        load_outline(tmp_path / "没有.yaml")
    with pytest.raises(OutlineError, match="打不开"):
        load_outline(tmp_path)


def test_too_many_points_and_parts(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="有 31 条，最多 30 条"):
        load(tmp_path, f"{HEAD}正文:\n- 部分: 任务\n  条目:\n" + "  - 主题: 担当\n" * 31)
    with pytest.raises(OutlineError, match="最多 200 项"):
        load(tmp_path, f"{HEAD}正文:\n" + "- 段: 主旨\n" * 201)


def test_facts_from_the_command_line_win(tmp_path: Path) -> None:
    outline = load(tmp_path, ALL, 镇="白水乡", 文号="", 项目数="12")
    assert outline.facts == {"镇": "白水乡", "时刻": "12:30", "比例": "3.50", "是否": "no", "项目数": "12"}
    assert outline.speaker.post == "白水乡党委书记"
    with pytest.raises(OutlineError, match="不能作事实的名字"):
        load(tmp_path, ALL, **{"项目 数": "12"})


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_load(path: Path) -> None:
    assert load_outline(path).body


def test_a_changed_outline_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "提纲.yaml"
    titles = []
    for title in ("在会上的讲话", "在大会上的讲话", "在总会上的讲话"):
        path.write_text(f"会议类型: 动员会\n标题: {title}\n正文:\n  - 段: 主旨\n", encoding="utf-8")
        titles += [load_outline(path).title, load_outline(path).title]
    assert titles == ["在会上的讲话"] * 2 + ["在大会上的讲话"] * 2 + ["在总会上的讲话"] * 2
