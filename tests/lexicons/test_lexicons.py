"""The lexicons: read the same from YAML and from the cache, and consistent in themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qicao.lexicons import FOLDER, load_lexicon
from qicao.lexicons.currency import Formulation, formulations, validity_of, wrong_at_any_time

if TYPE_CHECKING:
    from pathlib import Path

NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
DATED = {
    "要毫不放松抓好疫情防控。": ("2020-01-20", "2023-01-07"),
    "以优异成绩迎接党的二十大胜利召开。": ("2021-11-11", "2022-10-15"),
    "实现“十四五”良好开局。": ("2021-01-01", "2025-12-31"),
    "扎实开展党史学习教育。": ("2021-02-20", "2021-12-31"),
}
WRONG = ["习总书记", "做好“两个维护”", "以民为中心", "发扬钉子精神", "村长"]
RIGHT = ["习近平总书记", "做到“两个维护”", "以人民为中心", "发扬钉钉子精神", "大学生村官", "中央八项规定精神"]


@pytest.mark.parametrize("name", NAMES)
def test_the_cache_gives_what_the_yaml_gives(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QICAO_CACHE", str(tmp_path))
    load_lexicon.cache_clear()
    fresh = load_lexicon(name)
    load_lexicon.cache_clear()
    assert load_lexicon(name) == fresh
    assert [path.name.split("-")[1] for path in tmp_path.iterdir()] == [name]


def test_an_unwritable_cache_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("QICAO_CACHE", str(tmp_path / "file"))
    load_lexicon.cache_clear()
    assert load_lexicon("topics")["作风"]


@pytest.mark.parametrize(("text", "days"), DATED.items())
def test_dated_formulations_hold_for_their_days(text: str, days: tuple[str, str]) -> None:
    validity = validity_of(text)
    assert (str(validity.start), str(validity.end)) == days


@pytest.mark.parametrize("text", WRONG)
def test_wrong_formulations_are_told(text: str) -> None:
    assert wrong_at_any_time(f"要牢记{text}。")


@pytest.mark.parametrize("text", RIGHT)
def test_right_formulations_are_not(text: str) -> None:
    assert wrong_at_any_time(f"要牢记{text}。") is None


@pytest.mark.parametrize("rule", formulations(), ids=lambda rule: rule.keys[0])
def test_the_keys_of_a_rule_stand_in_its_pattern(rule: Formulation) -> None:
    pattern = rule.pattern.pattern
    assert any(key.strip("“”")[-2:] in pattern for key in rule.keys)
