"""How markers print, and their levels."""

from __future__ import annotations

import pytest

from qicao.speech.markers import Marker


@pytest.mark.parametrize(
    ("style", "number", "printed", "level"),
    [
        ("{一}、", 12, "十二、", 1),
        ("第{一}部分", 2, "第二部分", 1),
        ("（{一}）", 3, "（三）", 2),
        ("( {一})", 3, "( 三)", 2),
        ("{㈠}", 4, "㈣", 2),
        ("{1}.", 10, "10.", 3),
        ("{１}．", 2, "２．", 3),
        ("{一}是", 5, "五是", 3),
        ("首先|其次|最后", 3, "最后", 3),
        ("——", 7, "——", 3),
        ("（{1}）", 6, "（6）", 4),
        ("（{１})", 6, "（６)", 4),
        ("{①}", 9, "⑨", 4),
        ("{A}.", 2, "B.", 3),
    ],
)
def test_a_marker_prints_as_its_style_says(style: str, number: int, printed: str, level: int) -> None:
    marker = Marker(style, number, "，")
    assert (marker.label, str(marker), marker.level) == (printed, f"{printed}，", level)
