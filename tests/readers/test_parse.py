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
FEWEST_ROLES_RIGHT = 0.95


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
    "一是",
    "二是",
    "第一，",
    "1.",
    "（1）",
    "首先，",
    "其次，",
    "——",
    "同志们：",
    "同志们，",
]
PIECES = st.sampled_from(
    [
        *MARKERS,
        "加强领导",
        "。",
        "，",
        "；",
        "：",
        " ",
        "\u3000",
        "\n",
        "\r\n",
        "\n\n",
        "“",
        "”",
        "讲三点意见",
        "2023年",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=60).map("".join))
def test_any_text_comes_back_character_for_character(text: str) -> None:
    assert parse(text).plain.rstrip() == text.rstrip()


@given(st.lists(PIECES, min_size=1, max_size=80).map("".join))
def test_every_marked_item_stands_where_it_says(text: str) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    view = structure(parse(text))
    assert len(view["paragraphs"]) == len(lines)
    for paragraph in view["paragraphs"]:
        for item in paragraph["items"]:
            assert lines[paragraph["index"]][item["offset"] :].startswith(item["marker"])
