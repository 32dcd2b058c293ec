"""Files that LibreOffice writes: texts of other formats, and drafts that were opened and saved again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from qicao.readers import read
from qicao.speech.model import Role

from .word_files import paragraph, save, style

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests/fixtures/word"
DRAFTS = sorted((ROOT / "drafts").glob("*.docx"))

pytestmark = [
    pytest.mark.render,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="没有安装 soffice（LibreOffice），无法转换文件"),
]


def _converted(folder: Path, kind: str, *paths: Path, how: str = "") -> Path:
    """The folder with the files, written by LibreOffice in that format; `how` it is to take them."""
    target = folder / kind
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = ["soffice", profile, "--headless", *([f"--infilter={how}"] if how else []), "--convert-to", kind]
    done = subprocess.run(
        [*asked, "--outdir", str(target), *map(str, paths)], capture_output=True, check=True, timeout=240
    )
    made = {path.stem for path in target.glob(f"*.{kind}")}
    assert {path.stem for path in paths} <= made, done.stderr.decode(errors="replace")
    return target


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _converted(tmp_path_factory.mktemp("again"), "docx", *DRAFTS)


@pytest.fixture(scope="module")
def by_way_of_doc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doc")
    old = _converted(folder, "doc", *DRAFTS)
    return _converted(folder, "docx", *sorted(old.glob("*.doc")))


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_a_draft_saved_again_is_the_same_speech(saved_again: Path, path: Path) -> None:
    assert read(saved_again / path.name) == read(path)


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_a_draft_saved_in_the_old_format_and_back_is_the_same_speech(by_way_of_doc: Path, path: Path) -> None:
    assert read(by_way_of_doc / path.name) == read(path)


def test_names_of_styles_survive(tmp_path: Path) -> None:
    names = ("Title", "称谓", "Body Text", "承前", "问题", "意义", "heading 1", "号召", "落款")
    texts = ("奋力谱写新篇章", "老少爷们儿，", *(f"第{number}句话只有这么几个字。" for number in "二三四五"), "要求")
    texts = (*texts, "第六句话只有这么几个字。", "二〇二六年冬")
    body = [paragraph(text, style=f"S{number}") for number, text in enumerate(texts)]
    styles = "".join(style(f"S{number}", name) for number, name in enumerate(names))
    path = save(tmp_path / "讲话.docx", *body, parts={"styles": styles})
    again = _converted(tmp_path, "docx", path)
    roles = [one.role for one in read(again / path.name).paragraphs]
    assert roles == [
        *(Role.TITLE, Role.SALUTATION, Role.OPENING, Role.RESPONSE, Role.PROBLEMS, Role.SIGNIFICANCE, Role.HEADING),
        *(Role.CLOSING, Role.CREDIT),
    ]


FILES = {
    "writer.fodt": [
        (Role.TITLE, "奋力谱写新篇章"),
        (Role.SALUTATION, "同志们："),
        (Role.SIGNIFICANCE, "要抓实，颦字。"),
        (Role.TRANSITION, "框里的字"),
        (Role.POINT, "一、提高认识"),
        (Role.POINT, "二、狠抓落实"),
        (Role.CREDIT, "脚注文字"),
    ],
    "page.html": [
        (Role.TITLE, "在全镇党员大会上的讲话"),
        (Role.BYLINE, "（2026年11月25日）"),
        (Role.SALUTATION, "同志们："),
        (
            Role.OPENING,
            "今天召开大会，主要任务是总结工作、部署任务，把思想和行动统一到会议的部署上来。下面，我讲两点意见。",
        ),
        (Role.HEADING, "一、提高认识"),
        (Role.POINT, "认识是行动的先导，大家一定要高度重视起来。"),
        (Role.HEADING, "二、狠抓落实"),
        (Role.POINT, "1.抓学习。要坚持问题导向。"),
        (Role.POINT, "2.抓宣传。要坚持上下联动。"),
        (Role.POINT, "单位\t进度"),
        (Role.POINT, "青石镇\t98%"),
        (Role.CLOSING, "同志们，让我们携起手来，努力奋斗！"),
    ],
    "wordpad.rtf": [
        (Role.TITLE, "讲话"),
        (Role.SALUTATION, "同志们："),
        (Role.HEADING, "一、提高"),
        (Role.POINT, "要抓实。"),
        (Role.CREDIT, "注"),
    ],
}


@pytest.mark.parametrize("name", FILES)
def test_texts_of_other_formats(tmp_path: Path, name: str) -> None:
    how = "HTML (StarWriter)" if name.endswith("html") else ""
    made = _converted(tmp_path, "docx", FIXTURES / name, how=how) / f"{Path(name).stem}.docx"
    assert [(one.role, one.plain) for one in read(made).paragraphs] == FILES[name]
