"""The pages that a browser prints: Chromium turns the HTML into a PDF, and the positions of its text are measured."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from qicao.speech.model import Role, Speech
from qicao.writers.html import write_html

from .sample import plain, sample_speech
from .word.packages import HERE, layout
from .word.pages import PrintedPage, pages_of, run
from .word.test_render import A4, LEFT, MM, PROFILES, RIGHT, SOLID

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FONT = "Noto Serif CJK SC"
SPEECH = Speech((*sample_speech().paragraphs[:11], plain(Role.EMPHASIS, SOLID), plain(Role.EMPHASIS, SOLID * 2)))

pytestmark = pytest.mark.render


def browser() -> str:
    """The browser; skips the test where it, or what else is needed, is missing."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None or shutil.which("pdftotext") is None or FONT not in run("fc-list", ":", "family"):
        pytest.skip("没有安装 chromium、pdftotext 或所用字体，看不到网页打印出来的样子；要装的见 .ci/packages.txt")
    return found


class Printed(NamedTuple):
    """The pages of a layout, and what it promises."""

    pages: tuple[PrintedPage, ...]
    lines: int
    characters: int


@pytest.fixture(scope="module", params=PROFILES)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    program = browser()
    folder: Path = tmp_path_factory.mktemp("pages")
    (folder / "draft.html").write_bytes(write_html(SPEECH, layout(request.param)))
    run(
        program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer",
        f"--print-to-pdf={folder / 'draft.pdf'}", (folder / "draft.html").as_uri(),
        FONTCONFIG_FILE=str(HERE / "fonts.conf"),
    )  # fmt: skip
    return Printed(pages_of(folder / "draft.pdf"), *PROFILES[request.param])


def test_the_paper_is_a4(printed: Printed) -> None:
    assert len(printed.pages) > 2
    assert all(page.size == pytest.approx(A4, abs=0.5) for page in printed.pages)


def test_a_full_page_has_all_its_lines(printed: Printed) -> None:
    assert {len(page.lines) for page in printed.pages[1:-1]} == {printed.lines}


def test_a_full_line_has_all_its_characters(printed: Printed) -> None:
    solid = [line for page in printed.pages for line in page.lines if set(line.text) <= set(SOLID)]
    lengths = [len(line.text) for line in solid]
    assert lengths[0] == printed.characters - 2
    assert lengths.count(printed.characters) > 20
    assert max(lengths) == printed.characters


def test_text_stays_in_the_type_area(printed: Printed) -> None:
    lines = [line for page in printed.pages for line in page.lines]
    assert all(LEFT - 1 < line.left < line.right < RIGHT + 1 for line in lines)


def test_the_title_has_two_lines_in_the_middle(printed: Printed) -> None:
    for line, text in zip(printed.pages[0].lines, ("在全镇“干部能力提升年”活动", "动员会上的讲话"), strict=False):
        assert line.text == text
        assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=8)


def test_page_numbers_stand_outside_one_character_in(printed: Printed) -> None:
    for number, page in enumerate(printed.pages, 1):
        assert page.number.text == f"—{number}—"
        assert page.number.middle > A4[1] - 35 * MM
        edge = RIGHT - page.number.right if number % 2 else page.number.left - LEFT
        assert edge == pytest.approx(14, abs=1)
