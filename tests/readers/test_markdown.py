from __future__ import annotations

from pathlib import Path

import pytest

from qicao.errors import ReadError
from qicao.readers.markdown import read_clean, unmarked

FIXTURES = Path(__file__).parents[1] / "fixtures/parse"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("## 一、提高认识 ##", "一、提高认识"),
        ("**同志们：**", "同志们："),
        ("**（一）要学**。学了*再*干。***都***要__干__。", "（一）要学。学了再干。都要干。"),
        ("1. **盘活资源**：用起来。", "1. 盘活资源：用起来。"),
        ("见[方案](https://example.org/a_b)。", "见方案。"),
        ("2022\\. 镇\\*\\*书记 3\\~5个 \\\\", "2022. 镇**书记 3~5个 \\"),
        ("> # 讲话", "讲话"),
        ("一\n\n---\n\n二", "一\n\n\n\n二"),
        ("- 一条", "- 一条"),
        ("2 * 3 * 4 和 a_b_c 和 #号 和 *", "2 * 3 * 4 和 a_b_c 和 #号 和 *"),
        ("~~旧话~~新话", "旧话新话"),
    ],
)
def test_signs_are_taken_out_and_nothing_else(marked: str, plain: str) -> None:
    assert unmarked(marked) == plain


def test_a_markdown_file_is_read_as_if_it_had_no_signs() -> None:
    speech = read_clean(FIXTURES / "village_committee_markdown_headings.md")
    assert not set("*#") & set(speech.plain)
    assert speech.paragraphs[2].plain == "同志们："


def test_signs_in_other_files_are_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今天开会，镇**书记讲话，县**书记也讲话。", encoding="utf-8")
    assert "镇**书记" in read_clean(tmp_path / "a.txt").plain


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        read_clean(tmp_path / "没有.md")
