from __future__ import annotations

from collections.abc import Callable

import pytest

from qicao.writers import units


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (units.length, "37 mm", 2098),
        (units.length, "3.7cm", 2098),
        (units.length, "37 毫米", 2098),
        (units.length, "28.95 pt", 579),
        (units.length, "0 磅", 0),
        (units.adjustment, "-0.25 pt", -5),
        (units.characters, "2 字", 200),
        (units.lines, "0.5 行", 50),
        (units.size, "三号", 32),
        (units.size, "五号", 21),
        (units.size, "10.5 pt", 21),
    ],
)
def test_quantities(read: Callable[[str], int], text: str, value: int) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (units.length, "37"),
        (units.length, "37 px"),
        (units.length, "-1 mm"),
        (units.length, "9 米"),
        (units.length, "900 mm"),
        (units.length, "mm"),
        (units.characters, "2"),
        (units.characters, "2 mm"),
        (units.lines, "一行"),
        (units.size, "七号半"),
        (units.size, "0 pt"),
        (units.size, "9000 pt"),
    ],
)
def test_what_is_no_quantity_is_refused_with_an_example(read: Callable[[str], int], text: str) -> None:
    with pytest.raises(ValueError, match="如"):
        read(text)
