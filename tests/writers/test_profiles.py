from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import LayoutError
from qicao.lexicons import load_lexicon
from qicao.workspace import folders
from qicao.writers.keys import PAGE_KEYS, PARTS, STYLE_KEYS
from qicao.writers.layout import Layout, StyleName
from qicao.writers.profiles import load_layout

OURS = folders(Path(__file__).parent, "templates/layouts")
PRINTED = (OURS[0] / "printed.yaml").read_text(encoding="utf-8")


def written(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path) -> Layout:
    return load_layout(path.stem, (path.parent, *OURS))


def own(folder: Path, *lines: str) -> Layout:
    return read(written(folder, "\n".join(("名称: 我镇", "依据: 印发稿", *lines))))


@pytest.mark.parametrize(
    ("name", "found"),
    [("printed", "印发稿"), ("印发稿", "印发稿"), ("reading_copy", "朗读稿"), ("朗读稿", "朗读稿")],
)
def test_a_profile_is_found_by_file_name_and_by_chinese_name(name: str, found: str) -> None:
    assert load_layout(name, OURS).name == found


def test_the_page_of_the_printed_layout_is_that_of_the_standard() -> None:
    page = load_layout("印发稿", OURS).page
    assert (page.width, page.height, page.top, page.left) == (11906, 16838, 2098, 1588)
    assert (page.bottom, page.right, page.footer, page.pitch) == (1984, 1474, 1446, 579)


@pytest.mark.parametrize(("name", "lines", "characters", "title"), [("印发稿", 22, 28, 20), ("朗读稿", 18, 24, 18)])
def test_lines_and_characters(name: str, lines: int, characters: int, title: int) -> None:
    layout = load_layout(name, OURS)
    assert layout.page.lines == lines
    assert layout.width(StyleName.BODY) == characters
    assert layout.width(StyleName.TITLE) == title


def test_the_reading_copy_is_on_the_same_paper_in_18_points() -> None:
    printed, copy = load_layout("印发稿", OURS), load_layout("朗读稿", OURS)
    assert copy.page._replace(pitch=printed.page.pitch) == printed.page
    assert copy.style(StyleName.BODY).size == 36
    assert 660 <= copy.page.pitch <= 720


def test_the_folder_of_the_unit_comes_first(tmp_path: Path) -> None:
    written(tmp_path, PRINTED.replace("页眉距: 20 mm", "页眉距: 15 mm"), "printed.yaml")
    assert load_layout("印发稿", (tmp_path, *OURS)).page.header == 850


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
        ("页码: — 1 —", "页码: — 1 / 12 —", "“页码”的值“— 1 / 12 —”不对", "第 1 页"),
        ("页码: — 1 —", "页码: 页码", "“页码”的值“页码”不对", "第 1 页"),
        ("每页行数: 22 行", "每页行数: 23 行", "一页是 22 行", "“行距”写 27.7 pt 正好是 23 行"),
        ("行距: 28.95 pt", "行距: 29 pt", "一页是 21 行", "“行距”写 28.95 pt 正好是 22 行"),
        ("字距: -0.25 pt", "字距: -0.2 pt", "一行是 27 字", "“字距”写 -0.25 pt 正好是 28 字"),
        ("每行字数: 28 字", "每行字数: 0 字", "一行是 28 字", "改成 28 字"),
        ("每页行数: 22 行", "每页行数: 0 行", "一页是 22 行", "改成 22 行"),
        ("名称: 印发稿\n", "", "缺少“名称”", "依据: 印发稿"),
        ("页面:\n", "页面: 大\n原:\n", "没有“原”这个键", "名称"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_meant(
    tmp_path: Path, right: str, wrong: str, said: str, hint: str
) -> None:
    assert right in PRINTED
    path = written(tmp_path, PRINTED.replace(right, wrong, 1))
    with pytest.raises(LayoutError, match=said) as caught:
        read(path)
    assert hint in caught.value.hint
    assert caught.value.place is not None
    assert caught.value.place.file == str(path)
    assert caught.value.place.line


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", "只是一句话".encode(), b"- 1\n- 2\n"])
def test_what_is_no_profile_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(data)
    with pytest.raises(LayoutError):
        read(path)


def test_a_remembered_profile_is_the_same_and_a_changed_one_is_read_again(tmp_path: Path) -> None:
    path = written(tmp_path, PRINTED)
    first = read(path)
    assert read(path) == first
    assert type(read(path).styles[0][0]) is StyleName
    written(tmp_path, PRINTED.replace("名称: 印发稿", "名称: 朗读用的稿子"))
    assert read(path).name == "朗读用的稿子"


def test_a_profile_says_only_what_differs_from_the_one_it_is_based_on(tmp_path: Path) -> None:
    layout = own(tmp_path, "页面: {左边距: 27 mm}", "样式:", "  三级标题: {加粗: 否}", "  二级标题: {加粗: 是}")
    printed = load_layout("印发稿", OURS)
    assert layout.name == "我镇"
    assert layout.page == printed.page._replace(left=1531)
    changed = {name for name, style in layout.styles if style != printed.style(name)}
    assert changed == {StyleName.HEADING_2, StyleName.HEADING_3}
    assert (layout.style(StyleName.HEADING_2).bold, layout.style(StyleName.HEADING_3).bold) == (True, False)
    assert layout.style(StyleName.HEADING_2).font == "楷体_GB2312"


def test_what_the_base_style_says_holds_for_all_styles_that_do_not_say_it(tmp_path: Path) -> None:
    layout = own(tmp_path, "基准: {字体: 宋体, 行距: 28 pt}")
    assert layout.style(StyleName.BODY).font == "宋体"
    assert layout.style(StyleName.HEADING_1).font == "黑体"
    assert (layout.page.pitch, layout.page.lines) == (560, 22)


def test_a_font_of_the_unit_stands_in_its_profile_with_what_stands_in_for_it(tmp_path: Path) -> None:
    layout = own(tmp_path, "样式: {正文: {字体: 方正仿宋_GBK}}", "字体: {方正仿宋_GBK: [仿宋], 黑体: []}")
    fonts = {font.name: font.alternatives for font in layout.fonts}
    assert fonts["方正仿宋_GBK"] == ("仿宋",)
    assert fonts["黑体"] == ()
    assert "仿宋" in fonts["仿宋_GB2312"]


def test_a_profile_of_the_unit_may_be_based_on_the_one_it_takes_the_place_of(tmp_path: Path) -> None:
    written(tmp_path, "名称: 印发稿\n依据: 印发稿\n页面: {题下空: 2 行}", "printed.yaml")
    written(tmp_path, "名称: 小会\n依据: 印发稿\n页面: {首页页码: 否}", "small.yaml")
    folders_ = (tmp_path, *OURS)
    assert load_layout("印发稿", folders_).page.after_head == 200
    small = load_layout("小会", folders_).page
    assert (small.after_head, small.first_number) == (200, False)


def test_a_change_of_what_a_profile_is_based_on_is_seen(tmp_path: Path) -> None:
    base = written(tmp_path, "名称: 甲\n依据: 印发稿\n", "a.yaml")
    other = written(tmp_path, "名称: 乙\n依据: 甲\n", "b.yaml")
    assert read(other).page.after_head == 100
    written(tmp_path, "名称: 甲\n依据: 印发稿\n页面: {题下空: 2 行}", base.name)
    assert read(other).page.after_head == 200


@pytest.mark.parametrize(
    ("text", "number"),
    [("— 1 —", ("— ", " —")), ("第 1 页", ("第 ", " 页")), ("'- 1 -'", ("- ", " -")), ("1", ("", "")), ("无", None)],
)
def test_what_stands_round_the_page_number(tmp_path: Path, text: str, number: tuple[str, str] | None) -> None:
    assert own(tmp_path, f"页面: {{页码: {text}}}").page.number == number


@pytest.mark.parametrize(
    ("lines", "line", "said", "hint"),
    [
        (("名称: 甲", "依据: 印发搞"), 2, "没有“印发搞”这种版式", "印发稿"),
        (("名称: 甲", "依据: 甲"), 2, "绕成了圈", "own.yaml"),
        (("名称: 甲", "依据:"), 2, "“依据”没有写一个值", "名字"),
        (("依据: 印发稿",), 1, "缺少“名称”", "补上"),
        (("名称: 甲", "依据: 印发稿", "样式:", "  正文:", "    字体: 仿宋体"), 5, "“字体”里却没有它", "仿宋"),
        (("名称: 甲", "依据: 印发稿", "基准: {字号: 16}"), 3, "“字号”的值“16”不对", "三号"),
        (("名称: 甲", "依据: 印发稿", "", "页面: {左边距: 190 mm}"), 4, "版心放不下字", "边距"),
        (("名称: 甲", "依据: 印发稿", "基准: {行距: 0 pt}"), 3, "版心放不下字", "边距"),
        (("名称: 甲", "依据: 印发稿", "页面:", "  每页行数: 24 行"), 4, "一页是 22 行", "26.55 pt"),
        (("名称: 甲", "依据: 印发稿", "页面: {下边距: 25 mm}"), 3, "页码放不下", "“页脚距”写 15.5 mm"),
        (("名称: 甲", "依据: 印发稿", "页面: {页脚距: 40 mm}"), 3, "会挤正文", "改大下边距"),
        (
            ("名称: 甲", "依据: 印发稿", "样式:", "  落款: {字号: 初号}"),
            4,
            "“落款”的行距 28.95 pt 小于字号 42 pt",
            "行距",
        ),
        (("名称: 甲", "依据: 印发稿", "样式:", "  标题: {字号: 500 pt}"), 4, "“标题”的字比版心还宽", "字号"),
        (("名称: 甲", "依据: 印发稿", "样式:", "  称谓: {行距: 0 pt}"), 4, "“称谓”的行距 0 pt 小于字号", "行距"),
        (("名称: 甲", "依据: 印发稿", "页面: {每页行数: 21.5 行}"), 3, "不是整数", "22 行"),
        (("名称: 甲", "依据: 印发稿", "页面: 大"), 3, "要写成“键: 值”", "上边距"),
        (("名称: 甲", "依据: 印发稿", "样式: {表题: {}}"), 3, "没有“表题”这个键", "标题"),
        (("名称: 甲", "依据: 印发稿", "样式: {正文: {粗体: 是}}"), 3, "没有“粗体”这个键", "是不是想写“加粗”？"),
        (("名称: 甲", "依据: 印发稿", "样式: {正文: {行间距: 28 pt}}"), 3, "没有“行间距”", "是不是想写“行距”？"),
        (("名称: 甲", "依据: 印发稿", "样式: {称呼: {字号: 三号}}"), 3, "没有“称呼”", "是不是想写“称谓”？"),
        (("名称: 甲", "依据: 印发稿", "基准: {字体大小: 三号}"), 3, "没有“字体大小”", "是不是想写“字号”？"),
        (("名称: 甲", "依据: 印发稿", "页面: {页边距: 3 cm}"), 3, "没有“页边距”", "“上边距”“下边距”“左边距”“右边距”？"),
        (("名称: 甲", "继承: 印发稿"), 2, "没有“继承”", "是不是想写“依据”？"),
        (("# 没有内容",), None, "文件是空的", "templates/layouts/"),
    ],
)
def test_a_mistake_in_a_short_profile_is_told_with_its_line(
    tmp_path: Path, lines: tuple[str, ...], line: int | None, said: str, hint: str
) -> None:
    path = written(tmp_path, "\n".join(lines))
    with pytest.raises(LayoutError, match=said) as caught:
        read(path)
    assert caught.value.place == (str(path), line)
    assert hint in caught.value.hint


def test_a_style_in_the_middle_of_the_line_drops_the_indents_it_was_given_elsewhere(tmp_path: Path) -> None:
    layout = own(tmp_path, "样式:", "  单页页码: {对齐: 居中}", "  双页页码: {对齐: 居中, 左缩进: 2 字}")
    odd, even = layout.style(StyleName.PAGE_NUMBER_ODD), layout.style(StyleName.PAGE_NUMBER_EVEN)
    assert (odd.left, odd.right, even.left, even.right) == (0, 0, 200, 0)


def test_without_a_page_number_the_foot_of_the_page_is_free(tmp_path: Path) -> None:
    assert own(tmp_path, "页面: {下边距: 25 mm, 页码: 无}").page.bottom == 1417


def test_other_words_for_a_key_tell_keys_that_there_are() -> None:
    keys = {*PARTS, *StyleName, *(key.name for key in (*PAGE_KEYS, *STYLE_KEYS))}
    words = load_lexicon("layout_words")
    assert {key for meant in words.values() for key in meant} <= keys
    assert all(word not in meant for word, meant in words.items())


def test_profiles_that_are_based_on_each_other_are_told(tmp_path: Path) -> None:
    written(tmp_path, "名称: 甲\n依据: 乙\n", "a.yaml")
    path = written(tmp_path, "名称: 乙\n依据: 甲\n", "b.yaml")
    with pytest.raises(LayoutError, match="绕成了圈") as caught:
        load_layout("甲", (tmp_path, *OURS))
    assert caught.value.place == (str(path), 2)
    assert "a.yaml、b.yaml" in caught.value.hint


def test_a_broken_profile_stops_only_what_needs_it(tmp_path: Path) -> None:
    broken = written(tmp_path, "名称: [我镇", "a.yaml")
    assert load_layout("印发稿", (tmp_path, *OURS)).name == "印发稿"
    with pytest.raises(LayoutError) as caught:
        load_layout("我镇", (tmp_path, *OURS))
    assert caught.value.place is not None
    assert caught.value.place.file == str(broken)
