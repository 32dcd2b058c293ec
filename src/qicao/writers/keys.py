"""Every key of a layout profile in one table: the loader, its hints and the JSON Schema all come from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.writers import units
from qicao.writers.layout import Alignment
from qicao.writers.units import Choice

if TYPE_CHECKING:
    from qicao.writers.units import Shape


class Key(NamedTuple):
    """A key: its name, the field of Page or TextStyle it fills, its values, what it is for, how it is written.

    Without a field it only says what is meant, and the loader sees whether it is so; it may be left out.
    """

    name: str
    field: str
    shape: Shape
    about: str
    example: str


NAME, BASED_ON, PAGE, BASE, STYLES, FONTS = "名称", "依据", "页面", "基准", "样式", "字体"
PARTS = (NAME, BASED_ON, PAGE, BASE, STYLES, FONTS)
LINES_A_PAGE, CHARACTERS_A_LINE = "每页行数", "每行字数"
FONT_KEYS = ("字体", "西文")

_ALIGNMENTS = Choice(
    {"两端对齐": Alignment.JUSTIFY, "左对齐": Alignment.LEFT, "居中": Alignment.CENTRE, "右对齐": Alignment.RIGHT}
)
_YES_NO = Choice({"是": True, "否": False})
_LEVELS = Choice({"无": None} | {str(level): level for level in range(1, 10)})

PAGE_KEYS = (
    Key("纸宽", "width", units.length, "纸的宽", "210 mm"),
    Key("纸高", "height", units.length, "纸的高", "297 mm"),
    Key("上边距", "top", units.length, "天头", "37 mm"),
    Key("下边距", "bottom", units.length, "地脚；页码在它里面", "35 mm"),
    Key("左边距", "left", units.length, "订口", "28 mm"),
    Key("右边距", "right", units.length, "切口", "26 mm"),
    Key("页眉距", "header", units.length, "页眉到纸边", "20 mm"),
    Key("页脚距", "footer", units.length, "页码下沿到纸边", "25.5 mm"),
    Key("题下空", "after_head", units.lines, "标题、署名与后文之间空几行", "1 行"),
    Key("页码", "number", units.page_number, "第一页的页码什么样；不要页码写 无", "— 1 —"),
    Key("首页页码", "first_number", _YES_NO, "第一页印不印页码", "是"),
    Key(LINES_A_PAGE, "", units.lines, "一页该有几行；写了就核对行距和边距排得下排不下", "22 行"),
    Key(CHARACTERS_A_LINE, "", units.characters, "一行正文该有几字；写了就核对字距和边距", "28 字"),
)
STYLE_KEYS = (
    Key("字体", "font", units.name, "中文字体", "仿宋_GB2312"),
    Key("西文", "latin", units.name, "数字和西文的字体", "Times New Roman"),
    Key("字号", "size", units.size, "字号或磅数", "三号"),
    Key("加粗", "bold", _YES_NO, "是不是加粗", "否"),
    Key("对齐", "align", _ALIGNMENTS, "每行怎么对齐", "两端对齐"),
    Key("首行缩进", "first_line", units.characters, "首行左空几字", "2 字"),
    Key("左缩进", "left", units.characters, "整段左空几字", "0 字"),
    Key("右缩进", "right", units.characters, "整段右空几字", "0 字"),
    Key("行距", "pitch", units.length, "固定值；正文的行距就是全页的行网格", "28.95 pt"),
    Key("字距", "spacing", units.adjustment, "每个字加宽或（负数）收紧多少", "-0.25 pt"),
    Key("段前", "before", units.lines, "段前空几行", "0 行"),
    Key("段后", "after", units.lines, "段后空几行", "0 行"),
    Key("对齐网格", "snap", _YES_NO, "行是不是落在行网格上", "是"),
    Key("中西文间距", "latin_gap", _YES_NO, "汉字与数字、西文之间是不是加四分之一字空", "否"),
    Key("孤行控制", "widow_control", _YES_NO, "段落首行、末行不单独留在一页；用了，有的页会少一行", "否"),
    Key("大纲级别", "outline", _LEVELS, "在导航窗格里的级别", "1"),
    Key("与下段同页", "keep_next", _YES_NO, "不单独留在页末", "是"),
)
