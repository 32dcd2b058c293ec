"""The styles and the font table of the Word template, from a layout profile.

Every style says everything, also what is off: what a style inherits differs between Word, WPS and LibreOffice
(headings that keep with the next paragraph give half-empty pages, an inherited indent moves a title off centre).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qicao.lexicons import load_lexicon
from qicao.writers.layout import HEADINGS, StyleName
from qicao.writers.word.xml import element, part, switch

if TYPE_CHECKING:
    from qicao.writers.layout import Font, Layout, Page, TextStyle

_BASE_ID = "Normal"
_CHINESE_CHARACTER_SET = "86"


class StyleId(NamedTuple):
    """How Word knows a style: its id, its name, the id of the style that Enter goes on with, and another name.

    Styles that Word has built in carry Word's own English name, which Word and WPS show in Chinese (Title is 标题):
    a style of ours named 标题 would stand beside the built-in one of that name, or be renamed by the reader.
    """

    id: str
    name: str
    following: str
    alias: str = ""

    @property
    def run_in(self) -> str:
        """The id of the character style for a heading that is run into its paragraph."""
        return f"{self.id}Char"


STYLE_IDS = {
    StyleName.TITLE: StyleId("Title", "Title", "Byline"),
    StyleName.SUBTITLE: StyleId("Subtitle", "Subtitle", "Byline"),
    StyleName.BYLINE: StyleId("Byline", "署名", "Byline"),
    StyleName.SALUTATION: StyleId("Salutation", "称谓", "BodyText"),
    StyleName.BODY: StyleId("BodyText", "Body Text", "BodyText"),
    StyleName.HEADING_1: StyleId("Heading1", "heading 1", "BodyText", "一级标题"),
    StyleName.HEADING_2: StyleId("Heading2", "heading 2", "BodyText", "二级标题"),
    StyleName.HEADING_3: StyleId("Heading3", "heading 3", "BodyText", "三级标题"),
    StyleName.HEADING_4: StyleId("Heading4", "heading 4", "BodyText", "四级标题"),
    StyleName.CREDIT: StyleId("Credit", "落款", "Credit"),
    StyleName.PAGE_NUMBER_ODD: StyleId("PageNumberOdd", "单页页码", "PageNumberOdd"),
    StyleName.PAGE_NUMBER_EVEN: StyleId("PageNumberEven", "双页页码", "PageNumberEven"),
    StyleName.COMMENT: StyleId("CommentText", "annotation text", "CommentText"),
}


COMMENT_MARK = "CommentReference"
"""The id of the style of the sign by which Word ties a comment to its words."""


def role_style_id(role: str) -> str:
    """The id of the style of a paragraph of text that does this in its speech: pledge_intro → PledgeIntro."""
    return role.title().replace("_", "")


def role_styles() -> dict[str, str]:
    """The roles that have a style of their own, with its name.

    Such a style looks like the text it is based on. It says what its paragraph does: what was drafted, edited in Word
    and read again is the same speech.
    """
    known = {style.name for style in STYLE_IDS.values()}
    names = {role: names[0] for role, names in load_lexicon("word_styles")["roles"].items()}
    return {role: name for role, name in names.items() if name not in known}


def styles_part(layout: Layout) -> bytes:
    """Write styles.xml."""
    base = element("name", val="Normal") + element("qFormat") + _looks(layout.base, layout.page)
    return part(
        "styles",
        element("docDefaults", element("rPrDefault", element("rPr", _language())), element("pPrDefault")),
        element("style", base, type="paragraph", default=1, styleId=_BASE_ID),
        *(_paragraph_style(name, style, layout.page) for name, style in layout.styles),
        *(_role_style(role, name) for role, name in role_styles().items()),
        *(_run_in_style(name, layout.style(name)) for name in HEADINGS),
        _comment_mark_style(layout.style(StyleName.COMMENT)),
    )


def font_table_part(layout: Layout) -> bytes:
    """Write fontTable.xml, where each font names what stands in for it (ISO 29500-1 17.8.3.1)."""
    return part("fonts", *map(_font, layout.fonts))


def _paragraph_style(name: StyleName, style: TextStyle, page: Page) -> str:
    known = STYLE_IDS[name]
    head = (
        element("name", val=known.name),
        element("aliases", val=known.alias) if known.alias else "",
        element("basedOn", val=_BASE_ID),
        element("next", val=known.following),
        element("link", val=known.run_in) if name in HEADINGS else "",
        element("qFormat"),
    )
    return element("style", *head, _looks(style, page), type="paragraph", **_custom(known), styleId=known.id)


def _role_style(role: str, name: str) -> str:
    text = STYLE_IDS[StyleName.BODY].id
    head = element("name", val=name) + element("basedOn", val=text) + element("next", val=text)
    return element("style", head, type="paragraph", customStyle=1, styleId=role_style_id(role))


def _run_in_style(name: StyleName, style: TextStyle) -> str:
    known = STYLE_IDS[name]
    head = element("name", val=f"{name}字符") + element("link", val=known.id) + element("qFormat")
    return element(
        "style", head, element("rPr", *_letters(style)), type="character", customStyle=1, styleId=known.run_in
    )


def _comment_mark_style(style: TextStyle) -> str:
    """The style of the sign by which Word ties a comment to its words."""
    size = element("sz", val=style.size) + element("szCs", val=style.size)
    head = element("name", val="annotation reference") + element("rPr", size)
    return element("style", head, type="character", styleId=COMMENT_MARK)


def _custom(known: StyleId) -> dict[str, int]:
    return {} if known.name.isascii() else {"customStyle": 1}


def _looks(style: TextStyle, page: Page) -> str:
    return _paragraph_properties(style, page) + element("rPr", *_letters(style))


def _paragraph_properties(style: TextStyle, page: Page) -> str:
    """The order of the elements is the schema's (CT_PPrBase)."""
    return element(
        "pPr",
        switch("keepNext", on=style.keep_next),
        switch("keepLines", on=False),
        switch("widowControl", on=style.widow_control),
        switch("autoSpaceDE", on=style.latin_gap),
        switch("autoSpaceDN", on=style.latin_gap),
        switch("snapToGrid", on=style.snap),
        element(
            "spacing",
            **line_space("before", style.before, page),
            **line_space("after", style.after, page),
            line=style.pitch,
            lineRule="exact",
        ),
        element(
            "ind",
            left=style.twips(style.left),
            right=style.twips(style.right),
            firstLineChars=style.first_line,
            firstLine=style.twips(style.first_line),
        ),
        element("jc", val=style.align),
        "" if style.outline is None else element("outlineLvl", val=style.outline - 1),
    )


def line_space(side: str, hundredths: int, page: Page) -> dict[str, int]:
    """The attributes of w:spacing for so many hundredths of a line `before` or `after` a paragraph."""
    return {f"{side}Lines": hundredths, side: round(hundredths * page.pitch / 100)}


def _letters(style: TextStyle) -> tuple[str, ...]:
    """The order of the elements is the schema's (EG_RPrBase). The hint gives “ ” — … to the Chinese font."""
    return (
        element("rFonts", hint="eastAsia", ascii=style.latin, hAnsi=style.latin, eastAsia=style.font, cs=style.latin),
        switch("b", on=style.bold),
        switch("bCs", on=style.bold),
        element("color", val="000000"),
        element("spacing", val=style.spacing),
        element("kern", val=0),
        element("sz", val=style.size),
        element("szCs", val=style.size),
    )


def _language() -> str:
    return element("lang", val="en-US", eastAsia="zh-CN")


def _font(font: Font) -> str:
    alternatives = element("altName", val=",".join(font.alternatives)) if font.alternatives else ""
    # an ASCII name is that of a Latin font here: Chinese fonts are named in Chinese
    chinese = "" if font.name.isascii() else element("charset", val=_CHINESE_CHARACTER_SET)
    return element("font", alternatives, chinese, name=font.name)
