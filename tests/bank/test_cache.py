from __future__ import annotations

from pathlib import Path

import pytest

from qicao.workspace import cache_folder


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"QICAO_CACHE": "a", "XDG_CACHE_HOME": "b", "LOCALAPPDATA": "c"}, Path("a")),
        ({"XDG_CACHE_HOME": "b", "LOCALAPPDATA": "c"}, Path("b/qicao")),
        ({"QICAO_CACHE": "", "LOCALAPPDATA": "c"}, Path("c/qicao")),
    ],
)
def test_the_cache_is_where_the_user_or_the_system_says(environment: dict[str, str], folder: Path) -> None:
    assert cache_folder(environment) == folder


def test_without_a_word_it_is_in_the_home_folder() -> None:
    folder = cache_folder({})
    assert folder is None or folder.name == "qicao"
