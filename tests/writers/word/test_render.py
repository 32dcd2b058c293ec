"""The pages themselves: LibreOffice turns a draft into a PDF, and the positions of its text are measured.

LibreOffice does not read the fallback lists of the font table; `fonts.conf` gives it free fonts for the named ones.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from qicao.speech.model import Role, Speech
from qicao.writers.word import write_word

from ..sample import HEADINGS, plain, sample_speech
from .packages import HERE, printed

TOOLS = ("soffice", "pdftotext", "pdffonts", "fc-list")
FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC", "LXGW WenKai")
MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
LEFT, RIGHT, BOTTOM = 28 * MM, A4[0] - 26 * MM, A4[1] - 35 * MM
SOLID = "能力作风建设年" * 40  # no punctuation: nothing hangs over the end of a line

pytestmark = pytest.mark.render


class Line(NamedTuple):
    """A printed line: its text, its left and right end, and its middle, in points from the top left."""

    text: str
    left: float
    right: float
    middle: float


class PrintedPage(NamedTuple):
    """A page: its size, the lines of its type area, and its page number."""

    size: tuple[float, float]
    lines: tuple[Line, ...]
    number: Line


def missing() -> str:
    """Which tool or font is not installed here, "" when all are."""
    tools = [tool for tool in TOOLS if shutil.which(tool) is None]
    if tools:
        return "、".join(tools)
    families = run("fc-list", ":", "family")
    return "、".join(font for font in FONTS if font not in families)


def run(*command: str, **environment: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, timeout=120, env=os.environ | environment)
    return done.stdout.decode()


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    absent = missing()
    if absent:
        pytest.skip(f"没有安装 {absent}，看不到页面；要装的见 .ci/packages.txt")
    folder = tmp_path_factory.mktemp("render")
    speech = Speech((*sample_speech().paragraphs, plain(Role.EMPHASIS, SOLID)))
    (folder / "draft.docx").write_bytes(write_word(speech, printed()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(
        "soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "draft.docx"),
        FONTCONFIG_FILE=str(HERE / "fonts.conf"),
    )  # fmt: skip
    return folder / "draft.pdf"


@pytest.fixture(scope="module")
def pages(pdf: Path) -> tuple[PrintedPage, ...]:
    boxes = run("pdftotext", "-bbox", str(pdf), "-")
    return tuple(map(printed_page, boxes.split("<page ")[1:]))


def printed_page(boxes: str) -> PrintedPage:
    width, height = (float(number) for number in re.findall(r'(?:width|height)="([\d.]+)"', boxes)[:2])
    *lines, number = lines_of(boxes)
    return PrintedPage((width, height), tuple(lines), number)


def lines_of(boxes: str) -> Iterator[Line]:
    """Put words whose middles are less than half a line apart on one line."""
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', boxes)
    words = sorted(
        (
            Line(text, float(left), float(right), (float(top) + float(bottom)) / 2)
            for left, top, right, bottom, text in found
        ),
        key=lambda word: word.middle,
    )
    while words:
        line = sorted((word for word in words if word.middle < words[0].middle + 8), key=lambda word: word.left)
        words = words[len(line) :]
        yield Line("".join(word.text for word in line), line[0].left, line[-1].right, line[0].middle)


def test_the_paper_is_a4(pages: tuple[PrintedPage, ...]) -> None:
    assert all(page.size == pytest.approx(A4, abs=0.5) for page in pages)


def test_a_full_page_has_22_lines_or_21_where_a_heading_went_on_with_its_text(pages: tuple[PrintedPage, ...]) -> None:
    assert len(pages) > 3
    for page, following in pairwise(pages[1:]):
        moved = any(heading in following.lines[0].text for heading in HEADINGS)
        assert len(page.lines) == (21 if moved else 22)


def test_no_page_but_the_last_is_left_half_empty(pages: tuple[PrintedPage, ...]) -> None:
    for page in pages[:-1]:
        assert BOTTOM - page.lines[-1].middle < 2 * 28.95


def test_a_full_line_has_28_characters(pages: tuple[PrintedPage, ...]) -> None:
    solid = [line for page in pages for line in page.lines if set(line.text) <= set(SOLID)]
    assert [len(line.text) for line in solid][:-1] == [26] + [28] * (len(solid) - 2)


def test_text_stays_in_the_type_area_but_for_punctuation_that_hangs(pages: tuple[PrintedPage, ...]) -> None:
    lines = [line for page in pages for line in page.lines]
    assert all(line.left > LEFT - 1 for line in lines)
    assert all(line.right < RIGHT + 1 for line in lines if line.text[-1] not in "，。、；：！")
    assert all(line.right < RIGHT + 17 for line in lines)


def test_no_heading_stands_at_the_foot_of_a_page(pages: tuple[PrintedPage, ...]) -> None:
    assert not any(heading in page.lines[-1].text for page in pages for heading in HEADINGS)


def test_the_page_number_stands_7_mm_below_right_on_odd_pages_left_on_even(pages: tuple[PrintedPage, ...]) -> None:
    for count, page in enumerate(pages, 1):
        assert page.number.text == f"—{count}—"
        assert page.number.middle - BOTTOM == pytest.approx(7 * MM, abs=1)
        inside = RIGHT - page.number.right if count % 2 else page.number.left - LEFT
        assert inside == pytest.approx(14, abs=1)


def test_the_title_is_in_the_middle_and_the_salutation_at_the_left(pages: tuple[PrintedPage, ...]) -> None:
    first, second, *_ = pages[0].lines
    for line in (first, second):
        assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=3)
    salutation = next(line for line in pages[0].lines if line.text == "同志们：")
    assert salutation.left == pytest.approx(LEFT, abs=1)


def test_headings_are_in_their_own_fonts(pdf: Path) -> None:
    fonts = run("pdffonts", str(pdf))
    assert "LXGWWenKai" in fonts
    assert "NotoSansCJK" in fonts
    assert "NotoSerifCJK" in fonts
