from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import LayoutError
from qicao.workspace import folders
from qicao.writers.layout import StyleName
from qicao.writers.profiles import load_layout, read_layout

OURS = folders(Path(__file__).parent, "templates/layouts")
PRINTED = (OURS[0] / "printed.yaml").read_text(encoding="utf-8")


def written(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["printed", "印发稿"])
def test_a_profile_is_found_by_file_name_and_by_chinese_name(name: str) -> None:
    assert load_layout(name, OURS).name == "印发稿"


def test_the_page_of_the_printed_layout_is_that_of_the_standard() -> None:
    page = load_layout("印发稿", OURS).page
    assert (page.width, page.height, page.top, page.left) == (11906, 16838, 2098, 1588)
    assert (page.bottom, page.right, page.footer, page.pitch) == (1984, 1474, 1446, 579)
    assert page.text_height // page.pitch == 22


def test_widths_in_characters() -> None:
    layout = load_layout("印发稿", OURS)
    assert layout.width(StyleName.BODY) == 28
    assert layout.width(StyleName.TITLE) == 20


def test_the_folder_of_the_unit_comes_first(tmp_path: Path) -> None:
    written(tmp_path, PRINTED.replace("纸宽: 210 mm", "纸宽: 200 mm"), "printed.yaml")
    assert load_layout("印发稿", (tmp_path, *OURS)).page.width == 11339


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(LayoutError, match="没有“印发搞”这种版式") as caught:
        load_layout("印发搞", OURS)
    assert "印发稿" in caught.value.hint


def test_no_profile_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        load_layout("印发稿", (tmp_path,))
    assert "templates/layouts" in caught.value.hint


@pytest.mark.parametrize(
    ("right", "wrong", "said", "hint"),
    [
        ("上边距: 37 mm", "上边矩: 37 mm", "没有“上边矩”这个键", "上边距"),
        ("上边距: 37 mm", "上边距: 37", "“上边距”的值“37”不对", "37 mm"),
        ("对齐: 两端对齐", "对齐: 两端", "“对齐”的值“两端”不对", "两端对齐"),
        ("加粗: 否", "加粗: no", "“加粗”的值“no”不对", "是、否"),
        ("字号: 三号", "字号: [三号]", "“字号”没有写一个值", "三号"),
        ("字号: 三号", "字号:", "“字号”没有写一个值", "三号"),
        ("名称: 印发稿", "名称: ", "“名称”没有写一个值", "名字"),
        ("宋体: [SimSun", "宋体: [[SimSun], [a]", "“宋体”没有写一个值", "名字"),
        ("{对齐: 左对齐}", "{对齐：左对齐}", "全角冒号", "半角冒号"),
        ("加粗: 否", "加粗: 不", "“加粗”的值“不”不对", "是、否"),
        ("字号: 三号", "字号: 大号", "“字号”的值“大号”不对", "三号"),
        ("大纲级别: 无", "大纲级别: 十", "“大纲级别”的值“十”不对", "无、1"),
        ("  题下空: 1 行", "", "缺少“题下空”", "printed.yaml"),
        ("  字体: 仿宋_GB2312", "  字体: 仿宋_GB2132", "“字体”里却没有它", "仿宋_GB2312"),
        ("上边距: 37 mm", "上边距: 500 mm", "版心放不下字", "边距"),
        ("  黑体: [SimHei", "  黑体: SimHei #", "要写成列表", "黑体: ["),
        ("纸宽: 210 mm", "纸宽：210 mm", "全角冒号", "半角冒号"),
        ("样式:\n", "样式: 无\n原样式:\n", "没有“原样式”这个键", "样式"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_meant(
    tmp_path: Path, right: str, wrong: str, said: str, hint: str
) -> None:
    assert right in PRINTED
    path = written(tmp_path, PRINTED.replace(right, wrong, 1))
    with pytest.raises(LayoutError, match=said) as caught:
        read_layout(path)
    assert hint in caught.value.hint
    assert caught.value.place is not None
    assert caught.value.place.file == str(path)
    assert caught.value.place.line


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", "只是一句话".encode(), b"- 1\n- 2\n"])
def test_what_is_no_profile_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(data)
    with pytest.raises(LayoutError):
        read_layout(path)


def test_a_profile_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="没有这个文件"):
        read_layout(tmp_path / "gone.yaml")


def test_a_remembered_profile_is_the_same_and_a_changed_one_is_read_again(tmp_path: Path) -> None:
    path = written(tmp_path, PRINTED)
    first = read_layout(path)
    assert read_layout(path) == first
    assert type(read_layout(path).styles[0][0]) is StyleName
    written(tmp_path, PRINTED.replace("名称: 印发稿", "名称: 朗读用的稿子"))
    assert read_layout(path).name == "朗读用的稿子"
