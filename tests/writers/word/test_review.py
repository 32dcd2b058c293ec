"""A draft for review: open places are content controls, notes are comments, doubtful words are highlighted."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st

from qicao.speech.markers import Marker
from qicao.speech.model import Item, Paragraph, Role, Speech
from qicao.writers.notes import Note
from qicao.writers.word import write_word

from ..sample import plain, point, spans
from .packages import find, part, printed, value

LAYOUT = printed()
WORDS = "今年，【待补：镇名】要抓好【待补：项目数】个项目，坚持新发展理念。"
SPEECH = Speech((plain(Role.TITLE, "在全镇“【待补：活动名称】”活动动员会上的讲话"), plain(Role.OPENING, WORDS)))


def document(notes: tuple[Note, ...], speech: Speech = SPEECH) -> Any:
    return part(write_word(speech, LAYOUT, notes=notes), "word/document.xml")


def text(node: Any) -> str:
    return "".join(find(node, ".//w:t/text()"))


def covered(body: Any, comment: int) -> str:
    """The words between the two ends of a comment."""
    inside, words = False, ""
    for node in body.iter():
        if value(node, ".", "id") == str(comment) and node.tag.endswith(("commentRangeStart", "commentRangeEnd")):
            inside = node.tag.endswith("Start")
        elif inside and node.tag.endswith("}t"):
            words += node.text
    return words


def test_every_open_place_is_a_control_that_tab_leaves_and_typing_replaces() -> None:
    controls = find(document(()), "//w:sdt")
    assert [value(one, "w:sdtPr/w:tag") for one in controls] == ["活动名称", "镇名", "项目数"]
    assert [text(one) for one in controls] == ["【待补：活动名称】", "【待补：镇名】", "【待补：项目数】"]
    for one in controls:
        assert find(one, "w:sdtContent/w:r/w:rPr/w:highlight")
        assert not find(one, "w:sdtPr/w:rPr/w:highlight")
        assert find(one, "w:sdtPr/w:text[not(@w:multiLine)]")
        assert find(one, "w:sdtPr/w:showingPlcHdr")
    assert len({value(one, "w:sdtPr/w:id") for one in controls}) == len(controls)


def test_what_is_typed_into_a_control_looks_like_the_text_around_it() -> None:
    speech = Speech((point(1, "要把【待补：活动】抓实。", "各村要落实【待补：任务】。"),))
    first, second = find(document((), speech), "//w:sdt")
    assert value(first, "w:sdtPr/w:rPr/w:rStyle") == "Heading2Char"
    assert not find(second, "w:sdtPr/w:rPr/w:rStyle")


def test_a_note_is_a_comment_on_its_stretch_line_by_line() -> None:
    notes = (Note(1, ("出处：《001》第 3 段",)), Note(1, ("必改：用词过时。", "换一个提法"), 25, 31, marked=True))
    package = write_word(SPEECH, LAYOUT, notes=notes)
    comments = find(part(package, "word/comments.xml"), "w:comment")
    assert [[text(line) for line in find(one, "w:p")] for one in comments] == [list(note.lines) for note in notes]
    body = part(package, "word/document.xml")
    assert covered(body, 0) == WORDS
    assert covered(body, 1) == WORDS[25:31]
    highlighted = find(body, "//w:r[w:rPr/w:highlight][not(ancestor::w:sdt)]")
    assert "".join(map(text, highlighted)) == WORDS[25:31]
    assert len(find(body, "//w:commentReference")) == len(notes)


def test_a_note_on_an_open_place_is_outside_of_the_control() -> None:
    start = WORDS.index("【待补：镇名】")
    body = document((Note(1, ("没有给“镇”。",), start, start + 7),))
    assert covered(body, 0) == "【待补：镇名】"
    assert not find(body, "//w:sdt//w:commentRangeStart | //w:sdt//w:commentReference")


def test_a_note_is_undated_and_the_same_notes_give_the_same_bytes() -> None:
    first, second = (write_word(SPEECH, LAYOUT, notes=(Note(1, ("看一看。",)),)) for _ in range(2))
    assert first == second
    assert value(find(part(first, "word/comments.xml"), "w:comment")[0], ".", "date") is None


def test_without_review_there_is_nothing_of_it() -> None:
    package = write_word(SPEECH, LAYOUT)
    body = part(package, "word/document.xml")
    assert not find(body, "//w:sdt | //w:commentReference | //w:commentRangeStart | //w:highlight")
    with ZipFile(BytesIO(package)) as archive:
        assert not [name for name in archive.namelist() if "comment" in name]


def test_an_open_place_that_begins_a_line_or_is_longer_than_one_is_one_control() -> None:
    name = "活动的全称，请向县委组织部核实以后再填写清楚"
    for title in (
        f"在全镇“【待补：{name}】”动员会上的讲话",
        "在全镇干部能力提升年【待补：活动】【待补：会议名称】上的讲话",
    ):
        body = document((), Speech((plain(Role.TITLE, title),)))
        assert text(body) == title
        assert all(text(one).startswith("【") and text(one).endswith("】") for one in find(body, "//w:sdt"))
        assert find(body, "//w:br")
    assert not find(body, "//w:sdt//w:br")


def test_a_control_says_what_it_is_in_the_order_of_the_schema() -> None:
    (control,) = find(document((), Speech((plain(Role.OPENING, f"【待补：{'很长的名字' * 20}】"),))), "//w:sdt")
    names = [node.tag.rpartition("}")[2] for node in find(control, "w:sdtPr/*")]
    assert names == ["rPr", "alias", "tag", "id", "showingPlcHdr", "text"]
    assert all(len(value(control, f"w:sdtPr/w:{name}") or "") == 64 for name in ("alias", "tag"))


def test_a_title_keeps_its_lines() -> None:
    (title, _) = find(document(()), "w:body/w:p")
    assert text(title) == "在全镇“【待补：活动名称】”活动动员会上的讲话"
    assert len(find(title, ".//w:br")) == 1


PIECES = st.lists(
    st.sampled_from(
        ["【待补：镇名】", "【待补】", "要抓实", "。", "一件<&>事，", "【待补：镇。核实后填】", "很长" * 9]
    ),
    min_size=1,
    max_size=6,
)
ITEMS = st.builds(
    lambda marker, head, body: Item(marker, spans("".join(head)), spans("".join(body))),
    st.sampled_from([None, Marker("（{一}）", 1), Marker("{一}是", 2)]),
    PIECES,
    PIECES,
)
NOTES = st.lists(
    st.builds(
        lambda start, length, marked: Note(
            0, ("看",), start, None if length is None else start + length, marked=marked
        ),
        st.integers(0, 60),
        st.none() | st.integers(0, 20),
        st.booleans(),
    ),
    max_size=4,
).map(tuple)


@given(ITEMS, st.sampled_from([Role.POINT, Role.TITLE]), NOTES)
@settings(max_examples=80)
def test_review_never_changes_the_text_and_ties_every_note_to_words(
    item: Item, role: Role, notes: tuple[Note, ...]
) -> None:
    speech = Speech((Paragraph(role, (item,)),))
    body = document(notes, speech)
    assert text(body) == item.plain
    assert all(covered(body, number) for number in range(len(notes)))
    assert len(find(body, "//w:commentReference")) == len(notes)
    assert [text(one) for one in find(body, "//w:sdt")] == [
        piece + "】" for words in item.plain.split("】")[:-1] for piece in [words[words.rindex("【") :]]
    ]
