"""The pages themselves: LibreOffice turns speeches into PDFs, and the positions of their text are measured.

Every profile is measured on a speech built by hand, which ends with a paragraph without punctuation, and on a draft.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from qicao.drafting import Wish, draft
from qicao.speech.model import Role, Speech, text_of
from qicao.workspace import folders
from qicao.writers.layout import Layout, StyleName
from qicao.writers.word import write_word

from ..sample import plain, sample_speech
from .packages import HERE, layout
from .pages import PrintedPage, face_at, faces_of, missing, pages_of, print_all

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
LEFT, RIGHT, BOTTOM = 28 * MM, A4[0] - 26 * MM, A4[1] - 35 * MM
SOLID = "能力作风建设年" * 40  # no punctuation: nothing hangs over the end of a line
PROFILES = {"印发稿": (22, 28), "朗读稿": (18, 24)}  # lines a page, characters a line
SAMPLE, DRAFT = "样稿", "二十五分钟的草稿"
NAMES = [f"{profile}/{speech}" for profile in PROFILES for speech in (SAMPLE, DRAFT)]

pytestmark = pytest.mark.render


class Printed(NamedTuple):
    """A speech in a layout, and its pages; `lines` and `characters` are what the layout promises."""

    speech: Speech
    layout: Layout
    pdf: Path
    pages: tuple[PrintedPage, ...]
    lines: int
    characters: int

    @property
    def pitch(self) -> float:
        return self.layout.page.pitch / 20

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings on lines of their own, without blanks, as they are read out of the pages."""
        found = (paragraph.plain for paragraph in self.speech.paragraphs if paragraph.role is Role.HEADING)
        return tuple("".join(text.split()) for text in found)

    def moved(self, page: PrintedPage) -> int:
        """How many lines the headings take with which a page begins."""
        text, found = page.text, 0
        while heading := next((heading for heading in self.headings if text[found:].startswith(heading)), ""):
            found += len(heading)
        ends = [len("".join(line.text for line in page.lines[: count + 1])) for count in range(len(page.lines))]
        return sum(end <= found for end in ends)


def speeches() -> dict[str, Speech]:
    """A speech built by hand, and what the tool drafts for 25 minutes."""
    outline = folders(HERE, "templates/outlines")[0] / "rectification.yaml"
    drafted = draft(outline, HERE, Wish(minutes=25, seed=1)).draft.speech
    return {SAMPLE: Speech((*sample_speech().paragraphs, plain(Role.EMPHASIS, SOLID))), DRAFT: drafted}


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    absent = missing()
    if absent:
        pytest.skip(f"没有安装 {absent}，看不到页面；要装的见 .ci/packages.txt")
    ways = {f"{profile}/{name}": (speech, profile) for profile in PROFILES for name, speech in speeches().items()}
    packages = {name: write_word(speech, layout(profile)) for name, (speech, profile) in ways.items()}
    printed = print_all(tmp_path_factory.mktemp("render"), packages)
    return {
        name: Printed(speech, layout(profile), printed[name], pages_of(printed[name]), *PROFILES[profile])
        for name, (speech, profile) in ways.items()
    }


@pytest.fixture(params=NAMES)
def it(request: pytest.FixtureRequest, everything: dict[str, Printed]) -> Printed:
    return everything[request.param]


@pytest.fixture(params=PROFILES)
def sample(request: pytest.FixtureRequest, everything: dict[str, Printed]) -> Printed:
    return everything[f"{request.param}/{SAMPLE}"]


def test_the_paper_is_a4(it: Printed) -> None:
    assert len(it.pages) > 3
    assert all(page.size == pytest.approx(A4, abs=0.5) for page in it.pages)


def test_a_full_page_has_all_its_lines(it: Printed) -> None:
    """Only headings that the page has no room for together with a line of their text leave some of it empty."""
    inner = list(pairwise(it.pages[1:]))
    for page, following in inner:
        assert it.lines - it.moved(following) <= len(page.lines) <= it.lines
    assert sum(len(page.lines) == it.lines for page, _ in inner) > len(inner) * 0.7


def test_the_lines_of_a_page_stand_on_the_grid(it: Printed) -> None:
    top = A4[1] - 225 * MM - 35 * MM
    for page in it.pages[1:]:
        for count, line in enumerate(page.lines):
            assert line.middle == pytest.approx(top + (count + 0.5) * it.pitch, abs=3)


def test_no_page_but_the_last_is_left_half_empty(it: Printed) -> None:
    for page, following in pairwise(it.pages):
        left = (BOTTOM - page.lines[-1].middle) / it.pitch - 0.5
        assert left < 1 + it.moved(following)


def test_a_full_line_has_all_its_characters(sample: Printed) -> None:
    solid = [line for page in sample.pages for line in page.lines if set(line.text) <= set(SOLID)]
    assert len(solid) > 5
    indented = sample.characters - 2
    assert [len(line.text) for line in solid][:-1] == [indented] + [sample.characters] * (len(solid) - 2)


def test_text_stays_in_the_type_area_but_for_punctuation_that_hangs(it: Printed) -> None:
    size = it.layout.style(StyleName.BODY).size / 2
    lines = [line for page in it.pages for line in page.lines]
    assert all(line.left > LEFT - 1 for line in lines)
    assert all(line.right < RIGHT + 1 for line in lines if line.text[-1] not in "，。、；：！")
    assert all(line.right < RIGHT + size + 1 for line in lines)


def test_no_heading_stands_at_the_foot_of_a_page_or_on_two_pages(it: Printed) -> None:
    texts = [page.text for page in it.pages]
    assert it.headings
    for heading in it.headings:
        assert any(heading in text for text in texts)
        assert not any(text.endswith(heading) for text in texts)


def test_the_page_number_stands_7_mm_below_right_on_odd_pages_left_on_even(it: Printed) -> None:
    for count, page in enumerate(it.pages, 1):
        assert page.number.text == f"—{count}—"
        assert page.number.middle - BOTTOM == pytest.approx(7 * MM, abs=1)
        inside = RIGHT - page.number.right if count % 2 else page.number.left - LEFT
        assert inside == pytest.approx(14, abs=1)


def test_the_title_is_in_the_middle_and_the_salutation_at_the_left(it: Printed) -> None:
    roles = [paragraph.role for paragraph in it.speech.paragraphs]
    salutation = it.speech.paragraphs[roles.index(Role.SALUTATION)].plain
    count = next(i for i, line in enumerate(it.pages[0].lines) if line.text == salutation)
    for line in it.pages[0].lines[:count]:
        assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=3)
    assert count >= 3
    assert it.pages[0].lines[count].left == pytest.approx(LEFT, abs=1)


def test_every_part_is_in_its_own_font(it: Printed) -> None:
    """A heading 1, the run-in heading of a point (（一） or 第一，) and its text, by the font of their first words."""
    faces = faces_of(it.pdf)
    line = next(p for p in it.speech.of_role(Role.HEADING))
    point = next(p for p in it.speech.of_role(Role.POINT) if p.items[0].text and p.items[0].heading)
    text = next(p for p in it.speech.paragraphs if p.role is Role.OPENING)
    assert "NotoSansCJK" in face_at(faces, line.plain)
    level = point.items[0].marker.level if point.items[0].marker else 0
    assert {2: "LXGWWenKai", 3: "NotoSerifCJKjp-Bold"}[level] in face_at(faces, point.plain)
    assert "NotoSerifCJK" in face_at(faces, text_of(point.items[0].text))
    assert "NotoSerifCJK" in face_at(faces, text.plain)
