"""What a writer is told beside a draft: of composed paragraphs their sources and alternatives, and what is doubtful."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qicao import drafting
from qicao.reviewing import review_notes
from qicao.speech.model import OriginKind, Paragraph
from qicao.writers.notes import Note

ROOT = Path(__file__).parents[1]
OUTLINES = sorted((ROOT / "templates/outlines").glob("*.yaml"))


def drafted(path: Path, **facts: str) -> drafting.Drafted:
    return drafting.draft(path, ROOT, drafting.Wish(facts=facts, seed=3))


def is_composed(paragraph: Paragraph) -> bool:
    spans = (span for item in paragraph.items for span in (*item.heading, *item.text))
    return any(span.origin and span.origin.kind is OriginKind.PHRASE for span in spans)


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.stem)
def test_each_composed_paragraph_has_its_sources_and_alternatives(path: Path) -> None:
    made = drafted(path)
    notes: dict[int, list[Note]] = {}
    for note in review_notes(made):
        notes.setdefault(note.paragraph, []).append(note)
    for number, paragraph in enumerate(made.draft.speech.paragraphs):
        assert (number in notes) == is_composed(paragraph)
        for note in notes.get(number, ()):
            told = "\n".join(note.lines)
            assert "出处：" in told
            assert re.search("可换 1：.+\n(?:可换 2：|换成第 1 种)|是一组|没有别的合用的话", told)
            assert "{" not in told
            assert 0 <= note.start < (note.end or 0) <= len(paragraph.plain)


def test_a_note_stands_on_its_own_words() -> None:
    made = drafted(OUTLINES[0])
    ends = {number: 0 for number, _ in enumerate(made.draft.speech.paragraphs)}
    for note in review_notes(made):
        assert note.start >= ends[note.paragraph]
        ends[note.paragraph] = note.end or 0


def test_what_the_note_says_swap_does(tmp_path: Path) -> None:
    made = drafted(OUTLINES[0])
    (tmp_path / "稿.picks.yaml").write_text(_record(made), encoding="utf-8")
    note = next(note for note in review_notes(made, "qicao swap 稿.yaml") if "--take 1" in note.lines[-1])
    place = note.lines[-1].split()[5]
    assert note.lines[-1] == f"换成第 1 种：qicao swap 稿.yaml {place} --take 1"
    (swap,) = drafting.swap(OUTLINES[0], ROOT, drafting.Wish(picks=tmp_path / "稿.picks.yaml"), place)
    taken = swap.alternatives(2)
    for number, (line, one) in enumerate(zip(note.lines[1:3], taken, strict=True), 1):
        assert f"可换 {number}：{one.shown[0]}".startswith(line.removesuffix("……"))
    other = swap.taken(taken[0]).draft.speech.paragraphs[note.paragraph]
    assert other != made.draft.speech.paragraphs[note.paragraph]


def _record(made: drafting.Drafted) -> str:
    from qicao.compose.picks_file import print_picks

    return print_picks(made.draft.picks)


def test_a_mined_sentence_tells_where_it_was_said() -> None:
    path = ROOT / "templates/outlines/mobilisation.yaml"
    told = "\n".join(line for note in review_notes(drafted(path)) for line in note.lines)
    assert re.search("出处：《00[0-4]》第 [0-9]+ 段第 [0-9]+ 句，编号 [0-9a-f]{10}", told)


def test_a_missing_fact_is_told_once_at_its_first_place() -> None:
    made = drafted(ROOT / "templates/outlines/mobilisation.yaml", 活动="")
    found = [note for note in review_notes(made) if any("没有给“活动”" in line for line in note.lines)]
    assert [(note.paragraph, note.marked) for note in found] == [(0, False)]
    assert not [note for note in review_notes(made) if any("还没有填" in line for line in note.lines)]


def test_a_dated_formulation_of_the_writer_is_marked(tmp_path: Path) -> None:
    outline = tmp_path / "提纲.yaml"
    outline.write_text(
        "会议类型: 动员会\n标题: 在全镇动员会上的讲话\n日期: 2026-11-25\n事实: {镇: 青石镇}\n正文:\n"
        "  - 段: 主旨\n    原文: 今天开会，以优异成绩迎接党的二十大胜利召开。\n  - 段: 号召\n",
        encoding="utf-8",
    )
    made = drafted(outline)
    marked = [note for note in review_notes(made) if note.marked]
    assert marked
    words = made.draft.speech.paragraphs[marked[0].paragraph].plain[marked[0].start : marked[0].end]
    assert "二十大" in words


def test_a_phrase_that_the_outline_wants_has_no_alternatives(tmp_path: Path) -> None:
    path = ROOT / "templates/outlines/mobilisation.yaml"
    pinned = drafted(path).draft.picks.ids["号召"][0]
    text = path.read_text(encoding="utf-8").replace("  - 段: 号召\n", f"  - 段: 号召\n    选用: {pinned}\n")
    (tmp_path / "提纲.yaml").write_text(text, encoding="utf-8")
    assert pinned in text
    told = [note.lines for note in review_notes(drafted(tmp_path / "提纲.yaml")) if pinned in note.lines[0]]
    assert [lines[1:] for lines in told] == [("提纲里“选用”指定的。",)]
