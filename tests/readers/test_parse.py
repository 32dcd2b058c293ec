"""Speeches of many shapes: each fixture is a text and the structure that a reader of it would mark."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.readers import parse, read
from qicao.speech.view import structure

FOLDER = Path(__file__).parents[1] / "fixtures/parse"
FIXTURES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".md") and path.name != "README.md")
FIXTURES_LONG = FOLDER / "rural_revitalisation_deep_nesting.txt"
FEWEST_ROLES_RIGHT = 0.97


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_structure(path: Path) -> None:
    found = structure(read(path))
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    for structures in (found, expected):
        for paragraph in structures["paragraphs"]:
            del paragraph["role"]
    assert found == expected


def test_roles_of_paragraphs() -> None:
    pairs = []
    for path in FIXTURES:
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found = structure(read(path))
        pairs += [(a["role"], b["role"]) for a, b in zip(found["paragraphs"], expected["paragraphs"], strict=True)]
    assert sum(a == b for a, b in pairs) / len(pairs) >= FEWEST_ROLES_RIGHT


MARKERS = [
    "一、",
    "二、",
    "（一）",
    "(二)",
    "一是",
    "二是",
    "一要",
    "第一，",
    "第二，",
    "第一部分 ",
    "1.",
    "2．",
    "（1）",
    "①",
    "㈠",
]
WORDS = [
    "首先，",
    "其次，",
    "最后，",
    "一方面",
    "另一方面",
    "一抓",
    "二看",
    "三靠",
    "希望一，",
    "其一，",
    "——",
    "• ",
    "- ",
    "A.",
]
HEAD = [
    "在全镇大会上的讲话",
    "——在会上",
    "（2023年1月5日）",
    "县长 王强",
    "同志们：",
    "同志们，",
    "各位领导、",
    "大家好！",
    "- 1 -",
]
TEXT = [
    "加强领导",
    "讲三点意见",
    "“三个更”",
    "2023年",
    "刚才",
    "让我们",
    "谢谢大家",
    "最后，我强调两点：",
    "来源：本站",
]
SIGNS = [
    "。",
    "，",
    "；",
    "：",
    "！",
    " ",
    "\u3000",
    "\t",
    "\xa0",
    "\n",
    "\r\n",
    "\n\n",
    "“",
    "”",
    "**",
    "## ",
    "\u200b",
    "\ufeff",
    "\x07",
    "\x1c",
]
PIECES = st.sampled_from([*MARKERS, *WORDS, *HEAD, *TEXT, *SIGNS])
ANY = st.text(st.characters(exclude_categories=()), max_size=6)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@given(st.lists(st.one_of(PIECES, ANY), max_size=60).map("".join))
def test_any_text_comes_back_character_for_character(text: str) -> None:
    assert parse(text).plain.rstrip() == text.rstrip()


@given(st.lists(st.one_of(PIECES, ANY), min_size=1, max_size=80).map("".join))
def test_every_marked_item_stands_where_it_says(text: str) -> None:
    view = structure(parse(text))
    assert len(view["paragraphs"]) == len(_lines(text))
    for line, paragraph in zip(_lines(text), view["paragraphs"], strict=True):
        offsets = [item["offset"] for item in paragraph["items"]]
        assert offsets == sorted(set(offsets))
        for item in paragraph["items"]:
            assert line[item["offset"] :].startswith(item["marker"])
            assert 1 <= item["level"] <= 4


@given(st.lists(PIECES, min_size=1, max_size=80).map("".join))
def test_what_is_listed_is_there(text: str) -> None:
    view = structure(parse(text))
    places = range(len(view["paragraphs"]))
    listed = [value for key, value in view.items() if key.endswith("_paragraphs")]
    assert all(place in places for found in listed for place in found)
    assert (view["title"] is None) == (not view["title_paragraphs"])
    assert (view["salutation"] is None) == (not view["salutation_paragraphs"])
    assert all(count["paragraph"] in places and count["found"] > 0 for count in view["announced"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    speech = parse(text)
    assert parse(speech.plain) == speech


NEXT_TO_NOTHING = [
    *[
        "",
        " ",
        "\n\n",
        "　\t\r\n",
        "\ufeff",
        "\u200b\n",
        "**",
        "#",
        "** **",
        "**\u200b**\n",
        "\x00",
        "\ud800",
        "……",
        "——",
    ],
    *[
        "\u200b\xa0\u200b\n一、甲",
        "一、",
        "一、二、",
        "（一）",
        "1.",
        "同志们：\n",
        "同志们：\n\n一是强。",
        "- 1 -",
        "最后，",
    ],
]


@pytest.mark.parametrize("text", NEXT_TO_NOTHING)
def test_next_to_nothing(text: str) -> None:
    view = structure(parse(text))
    assert len(view["paragraphs"]) == len(_lines(text))
    assert parse(text).plain.rstrip() == text.rstrip()


@pytest.mark.parametrize(
    "piece", [*MARKERS, *WORDS, *HEAD, "一是强。二是弱。", "1", "（", "“三个", "近年来", "字", "王"]
)
@pytest.mark.parametrize("end", ["", "\n"], ids=["one line", "many lines"])
def test_long_texts_of_one_piece_are_read_at_once(piece: str, end: str) -> None:
    text = (piece + end) * (10_000 // len(piece + end))
    assert parse(text).plain.rstrip() == text.rstrip()


def test_a_speech_of_an_hour_has_all_its_sections() -> None:
    section = FIXTURES_LONG.read_text(encoding="utf-8").split("\n", 5)[-1]
    text = "同志们：\n" + section * 12
    assert len(text) > 15_000
    one, many = structure(parse("同志们：\n" + section)), structure(parse(text))
    marked = [sum(len(p["items"]) for p in view["paragraphs"]) for view in (one, many)]
    assert marked[1] == 12 * marked[0]


@given(st.lists(PIECES, max_size=40).map("".join))
def test_line_ends_of_windows_change_nothing(text: str) -> None:
    unix = text.replace("\r\n", "\n")
    assert structure(parse(unix)) == structure(parse(unix.replace("\n", "\r\n")))
