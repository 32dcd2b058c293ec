"""What was written is read again as it was: from Word and from its bare words."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from qicao import drafting
from qicao.lexicons import load_lexicon
from qicao.readers import parse, read
from qicao.reviewing import review_notes
from qicao.speech.markers import Marker
from qicao.speech.model import Item, Paragraph, Role, Span, Speech, text_of
from qicao.speech.skeleton import skeleton
from qicao.workspace import folders
from qicao.writers.profiles import load_layout
from qicao.writers.word import write_word

from .made import speeches
from .word_files import paragraph, save, soft_lines, style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qicao.writers.layout import Layout
    from qicao.writers.notes import Note

    Items = list[tuple[Marker | None, str, str]]

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "phrasebank/sources").glob("*.txt"))
OUTLINES = sorted(path for path in (ROOT / "drafts").glob("*.yaml") if not path.name.endswith(".picks.yaml"))
LAYOUT, READING = (load_layout(name, folders(ROOT, "templates/layouts")) for name in ("印发稿", "朗读稿"))


def _items(speech: Speech) -> list[Items]:
    return [[(item.marker, text_of(item.heading), text_of(item.text)) for item in p.items] for p in speech.paragraphs]


def _tree(speech: Speech) -> list[tuple[Role, Items]]:
    return [(p.role, items) for p, items in zip(speech.paragraphs, _items(speech), strict=True)]


def _by_word(speech: Speech, notes: Sequence[Note] | None = None, layout: Layout = LAYOUT) -> Speech:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "讲话.docx"
        path.write_bytes(write_word(speech, layout, notes=notes))
        return read(path)


def _styled(speech: Speech) -> Speech:
    """The speech as it is read from a file whose styles say what each paragraph does, as our own files say it."""
    names = {role: known[0] for role, known in load_lexicon("word_styles")["roles"].items()}
    names |= {f"heading {level}": f"heading {level}" for level in range(1, 5)}
    styles = "".join(style(f"S{number}", name) for number, name in enumerate(names.values()))
    ids = {key: f"S{number}" for number, key in enumerate(names)}
    body = (paragraph(soft_lines(*_wrapped(p)), style=ids[_key(p)]) for p in speech.paragraphs)
    with TemporaryDirectory() as folder:
        return read(save(Path(folder) / "讲话.docx", *body, parts={"styles": styles}))


def _key(one: Paragraph) -> str:
    marker = one.items[0].marker
    return f"heading {marker.level if marker else 1}" if one.role is Role.HEADING else str(one.role)


def _wrapped(one: Paragraph) -> list[str]:
    half = len(one.plain) // 2
    return [one.plain[:half], one.plain[half:]] if one.role is Role.TITLE else [one.plain]


@given(speeches())
def test_the_items_of_a_speech_come_back_from_its_words(speech: Speech) -> None:
    assert _items(parse(speech.plain)) == _items(speech)


@settings(max_examples=50)
@given(speeches())
def test_a_speech_comes_back_from_word(speech: Speech) -> None:
    assert _tree(_by_word(speech)) == _tree(speech)


@settings(max_examples=50)
@given(speeches())
def test_what_each_paragraph_does_comes_back_from_its_style(speech: Speech) -> None:
    assert _tree(_styled(speech)) == _tree(speech)


def test_a_short_cry_after_the_salutation_stays_what_it_was() -> None:
    words = ("在全镇大会上的讲话", "同志们：", "加强组织领导！", "大家都来了。")
    roles = (Role.TITLE, Role.SALUTATION, Role.OPENING, Role.OPENING)
    speech = Speech(tuple(Paragraph(role, (Item(text=(Span(one),)),)) for role, one in zip(roles, words, strict=True)))
    assert _tree(_by_word(speech)) == _tree(speech)


def test_what_only_looks_like_items_comes_back_as_a_sentence() -> None:
    heading, text = Span("加强学习是现实需要。"), Span("干部成长，一靠学习，二靠实践，三靠自律。大家要记住。")
    points = tuple(Paragraph(Role.POINT, (Item(Marker("（{一}）", n), (heading,), (text,)),)) for n in (1, 2))
    speech = Speech((Paragraph(Role.OPENING, (Item(text=(text,)),)), *points))
    assert _tree(_by_word(speech)) == _tree(speech)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_five_speeches_come_back_from_word(path: Path) -> None:
    speech = read(path)
    assert _tree(_by_word(speech)) == _tree(speech)
    assert _tree(_styled(speech)) == _tree(speech)


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_drafts_come_back_from_word(path: Path) -> None:
    drafted = drafting.draft(path, ROOT, drafting.Wish(seed=1))
    speech = drafted.draft.speech
    assert _tree(_by_word(speech)) == _tree(speech)
    assert _tree(_by_word(speech, review_notes(drafted))) == _tree(speech)
    assert _tree(_by_word(speech, layout=READING)) == _tree(speech)
    assert _items(_by_word(skeleton(speech))) == _items(skeleton(speech))


def test_a_place_left_open_in_a_copy_for_review_is_read() -> None:
    drafted = drafting.draft(ROOT / "drafts/mobilisation.yaml", ROOT, drafting.Wish(facts={"活动": ""}, seed=1))
    speech = drafted.draft.speech
    assert "【待补：" in speech.plain
    assert _by_word(speech, review_notes(drafted)).plain == speech.plain


def test_a_heading_that_was_set_apart_stays_where_it_was_set_apart() -> None:
    item = Item(Marker("（{一}）", 1), (Span("要学什么？怎么学？"),), (Span("学了就用。"),))
    speech = Speech((Paragraph(Role.OPENING, (Item(text=(Span("今天开会。"),)),)), Paragraph(Role.POINT, (item,))))
    assert _tree(_by_word(speech)) == _tree(speech)
