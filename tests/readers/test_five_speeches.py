"""The five speeches, against their structure as marked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from qicao.readers import read
from qicao.speech.view import structure

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests/fixtures/gold").glob("*.structure.yaml"))
FEWEST_ROLES_RIGHT = 93


def _gold(path: Path) -> dict[str, Any]:
    marked: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return marked


def _found(gold: dict[str, Any]) -> dict[str, Any]:
    return structure(read(ROOT / "phrasebank/sources" / gold["source"]))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name[:3])
def test_headings_are_those_marked_by_hand(path: Path) -> None:
    gold = _gold(path)
    found = [
        {"paragraph": paragraph["index"]}
        | {("text" if key == "heading" else key): value for key, value in item.items()}
        for paragraph in _found(gold)["paragraphs"]
        for item in paragraph["items"]
    ]
    assert found == [{key: heading[key] for key in heading} for heading in gold["headings"]]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name[:3])
def test_title_salutation_and_counts(path: Path) -> None:
    gold = _gold(path)
    found = _found(gold)
    assert (found["title"], found["salutation"]) == (gold["title"], gold["salutation"])
    announced = [{"paragraph": a["paragraph"], "text": a["text"], "count": a["count"]} for a in found["announced"]]
    assert announced == [{key: a[key] for key in ("paragraph", "text", "count")} for a in gold["announced_counts"]]


def test_roles_of_paragraphs() -> None:
    pairs = [
        (paragraph["role"], role)
        for gold in map(_gold, GOLD)
        for paragraph, role in zip(_found(gold)["paragraphs"], gold["roles"], strict=True)
    ]
    assert sum(found == marked for found, marked in pairs) >= FEWEST_ROLES_RIGHT


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name[:3])
def test_nothing_is_lost(path: Path) -> None:
    source = ROOT / "phrasebank/sources" / _gold(path)["source"]
    assert read(source).plain.rstrip() == source.read_bytes().decode().rstrip()
