from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from qicao import drafting
from qicao.readers import read
from qicao.readers.markdown import read_clean
from qicao.speech.markers import Marker
from qicao.speech.model import Item, Paragraph, Role, Speech
from qicao.speech.view import structure
from qicao.workspace import folders
from qicao.writers.markdown import write_markdown
from qicao.writers.profiles import load_layout

from .sample import heading, plain, point, spans
from .speeches import SPEECHES

ROOT = Path(__file__).parents[2]
LAYOUT = load_layout("印发稿", folders(ROOT, "templates/layouts"))
SOURCES = sorted((ROOT / "phrasebank/sources").glob("*.txt"))
OUTLINES = sorted(path for path in (ROOT / "drafts").glob("*.yaml") if not path.name.endswith(".picks.yaml"))
RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown(*paragraphs: Paragraph) -> str:
    return write_markdown(Speech(paragraphs), LAYOUT).decode()


def rendered(text: str) -> list[str]:
    """The paragraphs as a reader of the rendered text sees them."""
    lines = re.sub(r"<[^>]+>", "", RENDERER.render(text)).split("\n")
    return [words for line in lines if (words := unescape(line).strip())]


def shown(speech: Speech) -> list[str]:
    return [words for paragraph in speech.paragraphs if (words := paragraph.plain.strip())]


def draft(outline: Path) -> Speech:
    return drafting.draft(outline, ROOT, drafting.Wish(seed=1)).draft.speech


def recognised(speech: Speech) -> object:
    """Roles, markers and headings, without their places in the lines: signs of Markdown stand between them."""
    found = structure(speech)
    rows = [
        (row["role"], [(item["marker"], item["level"], item["form"], item["heading"]) for item in row["items"]])
        for row in found["paragraphs"]
    ]
    return found["title"], found["salutation"], rows


def test_title_and_headings_are_headings_and_the_rest_is_text() -> None:
    written = markdown(
        plain(Role.TITLE, "在全镇大会上的讲话"),
        plain(Role.BYLINE, "（2026年11月25日）"),
        plain(Role.SALUTATION, "同志们："),
        heading(1, "提高认识"),
        heading(1, "加强学习", "（{一}）"),
        heading(1, "读好书", "{1}."),
        heading(2, "读原著", "（{1}）"),
        point(2, "要勤于实践。", "本领要在干中练。"),
    )
    assert written.split("\n\n") == [
        "# 在全镇大会上的讲话",
        "（2026年11月25日）",
        "同志们：",
        "## 一、提高认识",
        "### （一）加强学习",
        "#### 1.读好书",
        "##### （2）读原著",
        "**（二）要勤于实践**。本领要在干中练。\n",
    ]


def test_headings_inside_a_paragraph_are_bold() -> None:
    items = (
        Item(text=spans("有两个问题。")),
        Item(Marker("{一}是", 1), spans("本领不足。"), spans("有的绕着走。")),
        Item(Marker("{一}是", 2), spans("要“讲政治”。"), spans("有的慢慢来。")),
    )
    written = markdown(Paragraph(Role.PROBLEMS, items))
    assert written == "有两个问题。**一是本领不足**。有的绕着走。**二是要“讲政治”**。有的慢慢来。\n"
    assert RENDERER.render(written).count("<strong>") == 2


def test_what_markdown_would_not_end_is_not_bold() -> None:
    item = Item(Marker("（{一}）", 1), spans("要学；"))
    assert markdown(Paragraph(Role.POINT, (item, item))) == "（一）要学；（一）要学；\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2022. 这一年，我们很忙。", "2022\\. 这一年，我们很忙。"),
        ("2022.这一年", "2022.这一年"),
        ("# 号", "\\# 号"),
        ("#号", "#号"),
        ("- 一条", "\\- 一条"),
        ("> 引文", "\\> 引文"),
        ("---", "\\---"),
        ("镇**书记", "镇\\*\\*书记"),
        ("3~5个、6~8个", "3\\~5个、6\\~8个"),
        ("R&D 和 <b> 和 &lt;", "R&D 和 \\<b> 和 \\&lt;"),
        ("[2026](3号)", "[2026\\](3号)"),
        ("a_b_c `x` C:\\", "a\\_b\\_c \\`x\\` C:\\\\"),
    ],
)
def test_only_what_markdown_takes_for_its_own_is_escaped(text: str, written: str) -> None:
    speech = Speech((plain(Role.OPENING, text),))
    assert write_markdown(speech, LAYOUT).decode() == f"{written}\n"
    assert rendered(written) == [text]


@given(SPEECHES)
def test_what_is_rendered_is_the_text_of_any_speech(speech: Speech) -> None:
    assert rendered(write_markdown(speech, LAYOUT).decode()) == shown(speech)


@pytest.mark.parametrize("source", [*SOURCES, *OUTLINES], ids=lambda path: path.stem)
def test_a_speech_comes_back(source: Path, tmp_path: Path) -> None:
    speech = read(source) if source.suffix == ".txt" else draft(source)
    (tmp_path / "a.md").write_bytes(write_markdown(speech, LAYOUT))
    (tmp_path / "a.txt").write_text(speech.plain, encoding="utf-8")
    as_text = read(tmp_path / "a.txt")
    assert rendered((tmp_path / "a.md").read_text(encoding="utf-8")) == shown(speech)
    assert recognised(read(tmp_path / "a.md")) == recognised(as_text)
    clean = read_clean(tmp_path / "a.md")
    assert [(p.role, p.items) for p in clean.paragraphs] == [(p.role, p.items) for p in as_text.paragraphs]
