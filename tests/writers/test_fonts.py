from __future__ import annotations

import os
from pathlib import Path

import pytest

from qicao.lexicons import load_lexicon
from qicao.workspace import folders
from qicao.writers.font_files import families, font_folders
from qicao.writers.fonts import FontState, Likeness, font_states, kind_of, likeness, where_from, with_installed
from qicao.writers.layout import StyleName
from qicao.writers.profiles import load_layout

from .made_fonts import make_collection, make_font

OURS = folders(Path(__file__).parent, "templates/layouts")
PROFILES = [path.stem for path in sorted(OURS[0].glob("*.yaml"))]


def looked_up(folder: Path) -> dict[str, FontState]:
    return {state.name: state for state in font_states(load_layout("印发稿", OURS), families([folder]))}


def test_a_family_is_known_by_its_names_in_all_languages(tmp_path: Path) -> None:
    file = make_font(tmp_path / "truetype/simfang.ttf", "FangSong", "仿宋")
    assert [(set(family.names), family.file) for family in families([tmp_path])] == [({"FangSong", "仿宋"}, file)]


def test_every_font_of_a_collection_is_found(tmp_path: Path) -> None:
    make_collection(tmp_path / "simsun.ttc", ("SimSun", "宋体"), ("NSimSun", "新宋体"))
    assert [set(family.names) for family in families([tmp_path])] == [{"SimSun", "宋体"}, {"NSimSun", "新宋体"}]


def test_a_broken_font_file_is_passed_over(tmp_path: Path) -> None:
    whole = make_font(tmp_path / "b.ttf", "SimHei", "黑体").read_bytes()
    for name, data in (("a.ttf", b""), ("c.ttf", whole[: len(whole) // 2]), ("d.otf", b"x" * 400), ("e.ttc", whole)):
        (tmp_path / name).write_bytes(data)
    for cut in range(0, len(whole), 7):
        (tmp_path / f"cut{cut}.ttf").write_bytes(whole[:cut])
        (tmp_path / f"holed{cut}.ttf").write_bytes(whole[:cut] + b"\xff\xff\xff" + whole[cut + 3 :])
    (tmp_path / "f.ttf").mkdir()
    (tmp_path / "g.ttf").symlink_to(tmp_path / "gone.ttf")
    (tmp_path / "README.txt").write_text("字体", encoding="utf-8")
    assert tmp_path / "b.ttf" in [family.file for family in families([tmp_path])]


def test_folders_that_link_to_each_other_are_read_once(tmp_path: Path) -> None:
    make_font(tmp_path / "real/a.ttf", "SimHei")
    (tmp_path / "real/again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/linked").symlink_to(tmp_path / "real", target_is_directory=True)
    assert len(families([tmp_path / "real"])) == 1
    assert len(families([tmp_path / "shared"])) == 1


def test_where_fonts_lie_on_linux(tmp_path: Path) -> None:
    names = (".fonts", ".local/share/fonts", "own/fonts", "one/fonts", "two/fonts")
    for name in names:
        (tmp_path / name).mkdir(parents=True)
    own = {
        "XDG_DATA_HOME": str(tmp_path / "own"),
        "XDG_DATA_DIRS": os.pathsep.join((str(tmp_path / "one"), str(tmp_path / "two"), "")),
    }
    found = font_folders("Linux", own, tmp_path)
    assert [folder for folder in found if folder.is_relative_to(tmp_path)] == [
        tmp_path / name for name in ("own/fonts", ".local/share/fonts", ".fonts", "one/fonts", "two/fonts")
    ]
    assert font_folders("SunOS", own, tmp_path) == found


def test_where_fonts_lie_on_windows(tmp_path: Path) -> None:
    names = ("Windows/Fonts", "Local/Microsoft/Windows/Fonts", "Local/Kingsoft/WPS Office/12.1.0/office6/fonts")
    for name in names:
        (tmp_path / name).mkdir(parents=True)
    environment = {"WINDIR": str(tmp_path / "Windows"), "LOCALAPPDATA": str(tmp_path / "Local")}
    assert font_folders("Windows", environment, tmp_path) == tuple(tmp_path / name for name in names)


def test_where_fonts_lie_on_a_mac(tmp_path: Path) -> None:
    (tmp_path / "Library/Fonts").mkdir(parents=True)
    assert tmp_path / "Library/Fonts" in font_folders("Darwin", {}, tmp_path)


def test_a_font_that_is_there_is_used_whatever_the_case_of_its_name(tmp_path: Path) -> None:
    make_font(tmp_path / "a.ttf", "fangsong_gb2312", "仿宋_gb2312")
    state = looked_up(tmp_path)["仿宋_GB2312"]
    assert state.installed
    assert state.likeness is Likeness.SAME
    assert state.other_names == ("fangsong_gb2312",)
    assert "正文" in state.styles


def test_the_first_of_the_fallback_list_that_is_there_is_used(tmp_path: Path) -> None:
    make_font(tmp_path / "a.ttf", "STFangsong", "华文仿宋")
    make_font(tmp_path / "b.ttf", "FangSong", "仿宋")
    state = looked_up(tmp_path)["仿宋_GB2312"]
    assert (state.installed, state.used, state.likeness) == (False, "仿宋", Likeness.SAME)
    assert state.other_names == ("FangSong",)


def test_a_font_of_another_kind_is_told(tmp_path: Path) -> None:
    make_font(tmp_path / "a.otf", "Noto Serif CJK SC")
    states = looked_up(tmp_path)
    assert (states["仿宋_GB2312"].used, states["仿宋_GB2312"].likeness) == ("Noto Serif CJK SC", Likeness.OTHER)
    assert states["宋体"].likeness is Likeness.ALIKE
    assert (states["黑体"].used, states["黑体"].family) == (None, None)


def test_only_fonts_that_a_style_takes_are_looked_up(tmp_path: Path) -> None:
    own = "名称: 我镇\n依据: 印发稿\n基准: {西文: 仿宋_GB2312}\n样式: {标题: {西文: 宋体}}\n字体: {隶书: []}\n"
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    names = [state.name for state in font_states(load_layout("我镇", (tmp_path, *OURS)), ())]
    assert names == ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"]


@pytest.mark.parametrize(
    ("wanted", "used", "looks"),
    [
        ("仿宋_GB2312", "FangSong", Likeness.SAME),
        ("FangSong", "仿宋_GB2312", Likeness.SAME),
        ("方正小标宋简体", "华文中宋", Likeness.ALIKE),
        ("方正小标宋简体", "宋体", Likeness.OTHER),
        ("我镇体", "宋体", Likeness.UNKNOWN),
        ("宋体", "我镇体", Likeness.UNKNOWN),
    ],
)
def test_likeness(wanted: str, used: str, looks: Likeness) -> None:
    assert likeness(wanted, used) is looks


@pytest.mark.parametrize("profile", PROFILES)
def test_the_lexicon_knows_every_font_of_our_profiles(profile: str) -> None:
    for font in load_layout(profile, OURS).fonts:
        assert where_from(font.name)
        assert all(kind_of(name) for name in font.alternatives)
        assert likeness(font.name, (*font.alternatives, "")[0]) in (Likeness.SAME, Likeness.ALIKE)


def test_a_font_is_of_one_kind() -> None:
    names = [name for kind in load_lexicon("fonts")["类"].values() for row in kind["字体"] for name in row]
    assert len(names) == len(set(names))


def test_what_stands_in_for_a_missing_font_takes_its_place_in_every_style(tmp_path: Path) -> None:
    make_font(tmp_path / "a.ttf", "FangSong", "仿宋")
    make_font(tmp_path / "b.ttf", "LXGW WenKai", "霞鹜文楷")
    layout = with_installed(load_layout("印发稿", OURS), families([tmp_path]))
    assert (layout.style(StyleName.BODY).font, layout.base.font) == ("仿宋", "仿宋")
    assert layout.style(StyleName.HEADING_2).font == "LXGW WenKai"
    assert layout.style(StyleName.HEADING_1).font == "黑体"
