"""What a writer is told beside a draft: of composed paragraphs their sources and alternatives, and what is doubtful."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qicao import drafting
from qicao.reviewing import review_notes
from qicao.speech.model import OriginKind, Paragraph

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
    notes = {note.paragraph: "\n".join(note.lines) for note in review_notes(made)}
    for number, paragraph in enumerate(made.draft.speech.paragraphs):
        assert (number in notes) == is_composed(paragraph)
        if number in notes:
            assert "出处：" in notes[number]
            assert re.search("可换 1：.+\n可换 2：|是一组|没有别的合用的话", notes[number])
            assert "{" not in notes[number]


def test_what_the_note_says_swap_does(tmp_path: Path) -> None:
    made = drafted(OUTLINES[0])
    (tmp_path / "稿.picks.yaml").write_text(_record(made), encoding="utf-8")
    note = next(note for note in review_notes(made) if any("--take 1" in line for line in note.lines))
    place = next(line for line in note.lines if "--take 1" in line).split()[3]
    (swap,) = drafting.swap(OUTLINES[0], ROOT, drafting.Wish(picks=tmp_path / "稿.picks.yaml"), place)
    start = note.lines.index(f"【{place}】")
    taken = swap.alternatives(2)
    assert list(note.lines[start + 2 : start + 4]) == [f"可换 {n}：{one.shown[0]}" for n, one in enumerate(taken, 1)]
    other = swap.taken(taken[0]).draft.speech.paragraphs[note.paragraph]
    assert other != made.draft.speech.paragraphs[note.paragraph]


def _record(made: drafting.Drafted) -> str:
    from qicao.compose.picks_file import print_picks

    return print_picks(made.draft.picks)


def test_a_mined_sentence_tells_where_it_was_said() -> None:
    told = "\n".join(line for path in OUTLINES for note in review_notes(drafted(path)) for line in note.lines)
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
