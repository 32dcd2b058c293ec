"""`qicao fonts`: what a clerk reads about the fonts of this machine."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from writers.made_fonts import make_font

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Result

EVERY = ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "Times New Roman")


def told(result: Result) -> str:
    """What is printed, without the blanks and breaks of the table."""
    assert result.code == 0
    return re.sub(r"\s", "", result.out)


@pytest.fixture
def windows(tmp_path: Path) -> Path:
    """The fonts of an ordinary Windows with Office."""
    pairs = [
        ("FangSong", "仿宋"),
        ("KaiTi", "楷体"),
        ("SimHei", "黑体"),
        ("SimSun", "宋体"),
        ("STZhongsong", "华文中宋"),
    ]
    for count, (english, chinese) in enumerate((*pairs, ("Times New Roman", ""))):
        make_font(tmp_path / "Fonts" / f"{count}.ttf", english, chinese)
    return tmp_path / "Fonts"


@pytest.mark.parametrize("layout", ["印发稿", "朗读稿"])
def test_on_an_ordinary_windows_nothing_needs_to_be_done(
    qicao: Callable[..., Result], windows: Path, layout: str
) -> None:
    out = told(qicao("fonts", "--layout", layout, "--folder", windows))
    assert re.search("仿宋_GB2312.*没有.*仿宋.*样子一样，不用管", out)
    assert "同是小标宋体" in out
    assert "下一步" not in out
    assert "LibreOffice" in out


def test_when_all_are_there_it_says_so(qicao: Callable[..., Result], tmp_path: Path) -> None:
    for count, name in enumerate(EVERY):
        make_font(tmp_path / f"{count}.ttf", f"Font {count}", name)
    out = told(qicao("fonts", "--folder", tmp_path))
    assert "字体齐全" in out
    assert "没有" not in out
    assert "又名Font1" in out


def test_when_none_is_there_it_says_where_they_come_from(qicao: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0broken")
    result = qicao("fonts", "--folder", tmp_path)
    out = told(result)
    assert out.count("下一步") == 6
    assert "Windows自带“仿宋”" in out
    assert not result.err


def test_json(qicao: Callable[..., Result], windows: Path) -> None:
    found = json.loads(qicao("fonts", "--folder", windows, "--json").out)
    fonts = {font["name"]: font for font in found["fonts"]}
    assert found["layout"] == "印发稿"
    assert found["folders"] == [str(windows)]
    assert tuple(fonts) == EVERY
    assert fonts["黑体"]["installed"] is True
    assert fonts["仿宋_GB2312"] == {
        "name": "仿宋_GB2312",
        "styles": ["称谓", "正文", "三级标题", "四级标题", "落款", "批注"],
        "installed": False,
        "used": "仿宋",
        "likeness": "same",
        "other_names": ["FangSong"],
        "file": str(windows / "0.ttf"),
        "note": "样子一样，不用管；又名 FangSong",
    }


def test_a_font_of_the_units_own_that_nobody_knows(
    qicao: Callable[..., Result], workspace: Path, windows: Path
) -> None:
    (workspace / "templates/layouts").mkdir(parents=True)
    own = "名称: 我镇\n依据: 印发稿\n样式: {{标题: {{字体: 我镇体}}}}\n字体: {{我镇体: {}}}\n"
    for fallback, said in (("[]", "装我镇体。版式里自己写的字体"), ("[宋体]", "按版式里写的次序代替")):
        (workspace / "templates/layouts/own.yaml").write_text(own.format(fallback), encoding="utf-8")
        assert said in told(qicao("fonts", "--layout", "我镇", "--folder", windows))


def test_without_folders_the_machine_is_looked_through(
    qicao: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    for folder in ("fonts", "Microsoft/Windows/Fonts", "Library/Fonts"):
        make_font(tmp_path / folder / "own.ttf", "Own", "仿宋_GB2312")
    fonts = json.loads(qicao("fonts", "--json").out)["fonts"]
    assert next(font for font in fonts if font["name"] == "仿宋_GB2312")["installed"] is True


def test_an_unknown_layout_stops_it(qicao: Callable[..., Result]) -> None:
    result = qicao("fonts", "--layout", "朗颂稿")
    assert result.code == 1
    assert "朗读稿" in result.err


def test_help_is_chinese(qicao: Callable[..., Result]) -> None:
    out = qicao("fonts", "--help").out
    assert "用法：" in out
    assert set(re.findall(r"(?<![-\w])[A-Za-z]{6,}", out)) <= {"templates", "phrasebank"}
